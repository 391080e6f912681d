// SPDX-License-Identifier: MIT
// SHA-256 for cores with registers for a .. h: RV32IM. Eight rounds are unrolled; after them a .. h
// are in their registers again. maj(a, b, c) is ((a ^ b) & (b ^ c)) ^ b; its first term is the
// second term of the next round. After 16 rounds a loop replaces the 16 words of the schedule in
// place (FIPS 180-4 6.1.3). The compiler makes one instruction of a rotation if the core has it
// (Zbb).
#include "hash/compress_portable.hpp"
#include "hash/kernel.hpp"

namespace pith::hash::rv32im {

namespace {

using portable::Narrow;
using portable::rotate;

// Three rotations in nested form, where most instructions overwrite an operand and so have two
// bytes.
uint32_t rotations(uint32_t x, uint32_t first, uint32_t second, uint32_t third) {
    return rotate(rotate(rotate(x, third) ^ x, second) ^ x, first);
}

void round(uint32_t a, uint32_t b, uint32_t &d, uint32_t e, uint32_t f, uint32_t g, uint32_t &h,
           uint32_t &bc, uint32_t w, uint32_t k) {
    h += w + k + rotations(e, 6, 11 - 6, 25 - 11) + (g ^ (e & (f ^ g)));
    d += h;
    const uint32_t ab = a ^ b;
    h += rotations(a, 2, 13 - 2, 22 - 13) + (b ^ (ab & bc));
    bc = ab;
}

// w[i] += s0(w[i + 1]) + w[i + 9] + s1(w[i + 14]), places modulo 16.
void schedule_narrow(uint32_t *block) {
    uint32_t *const end = block + 16, *after = block, *ninth = block + 9;
    uint32_t w = *block, w14 = block[14], w15 = block[15];
    for (uint32_t *place = block; place != end; ++place) {
        if (++after == end) after = block;
        const uint32_t next = *after;
        w += (rotate(rotate(next, 18 - 7) ^ next, 7) ^ next >> 3) + *ninth +
             (rotate(rotate(w14, 19 - 17) ^ w14, 17) ^ w14 >> 10);
        if (++ninth == end) ninth = block;
        *place = w;
        w14 = w15;
        w15 = w;
        w = next;
    }
}

}  // namespace

// flatten: -Os would call these functions.
extern "C" [[gnu::flatten]] void pith_sha256_compress(uint32_t state[8], uint32_t block[16]) {
    for (uint32_t i = 0; i < 16; ++i) block[i] = Narrow::take(block, i);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    uint32_t bc = b ^ c;
    for (uint32_t i = 0;;) {
        const uint32_t *w = block + i % 16;
        round(a, b, d, e, f, g, h, bc, w[0], Narrow::constant(i));
        round(h, a, c, d, e, f, g, bc, w[1], Narrow::constant(i + 1));
        round(g, h, b, c, d, e, f, bc, w[2], Narrow::constant(i + 2));
        round(f, g, a, b, c, d, e, bc, w[3], Narrow::constant(i + 3));
        round(e, f, h, a, b, c, d, bc, w[4], Narrow::constant(i + 4));
        round(d, e, g, h, a, b, c, bc, w[5], Narrow::constant(i + 5));
        round(c, d, f, g, h, a, b, bc, w[6], Narrow::constant(i + 6));
        round(b, c, e, f, g, h, a, bc, w[7], Narrow::constant(i + 7));
        i += 8;
        if (i == 64) break;
        if (i % 16 == 0) schedule_narrow(block);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
}

}  // namespace pith::hash::rv32im
