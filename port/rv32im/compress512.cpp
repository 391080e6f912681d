// SPDX-License-Identifier: MIT
// SHA-512 for 32-bit cores without a carry flag: RV32IM. Its state fills 16 registers, so a .. h
// are in a window in the frame, which moves down one entry a round. The new a goes below the
// window, the new e replaces d, and the others change names without moving. Every eight rounds the
// window is copied back up. a, e and b ^ c are also in registers. maj(a, b, c) is ((a ^ b) & (b ^
// c)) ^ b; its first term is the second term of the next round. After 16 rounds a loop replaces the
// 16 words of the schedule in place (FIPS 180-4 6.1.3).
#include "hash/compress_portable.hpp"
#include "hash/kernel.hpp"

namespace pith::hash::rv32im {

namespace {

using portable::Wide;

uint64_t at(const uint32_t *words) {
    return Wide::load(words, 0);
}
void put(uint32_t *words, uint64_t word) {
    Wide::store(words, 0, word);
}

// Sixteen rounds, from the message schedule and the constants.
void sixteen(uint32_t window[32], const uint32_t *w, const uint64_t *k) {
    for (const uint32_t *const end = w + 32; w != end;) {
        uint32_t *v = window + 16;
        uint64_t a = at(v), bc = at(v + 2) ^ at(v + 4), e = at(v + 8);
        do {
            const uint64_t f = at(v + 10), g = at(v + 12);
            uint64_t t = at(v + 14) + at(w) + *k++ + portable::big(e, Wide::big1());
            w += 2;
            t += g ^ (e & (f ^ g));
            e = t + at(v + 6);
            put(v + 6, e);
            const uint64_t b = at(v + 2), ab = a ^ b;
            a = t + portable::big(a, Wide::big0()) + (b ^ (ab & bc));
            bc = ab;
            v -= 2;
            put(v, a);
        } while (v != window);
        for (uint32_t i = 0; i < 16; ++i) window[i + 16] = window[i];
    }
}

// w[i] += s0(w[i + 1]) + w[i + 9] + s1(w[i + 14]), places modulo 16.
void schedule_wide(uint32_t *block) {
    uint32_t *const end = block + 32, *after = block, *ninth = block + 18;
    uint64_t w = at(block), w14 = at(block + 28), w15 = at(block + 30);
    for (uint32_t *place = block; place != end; place += 2) {
        after = after + 2 == end ? block : after + 2;
        const uint64_t next = at(after);
        w += portable::small(next, Wide::small0()) + at(ninth) +
             portable::small(w14, Wide::small1());
        ninth = ninth + 2 == end ? block : ninth + 2;
        put(place, w);
        w14 = w15;
        w15 = w;
        w = next;
    }
}

}  // namespace

// flatten: -Os would call these functions.
extern "C" [[gnu::flatten]] void pith_sha512_compress(uint32_t state[16], uint32_t block[32]) {
    uint32_t window[32];  // eight entries for later rounds, then a .. h
    for (uint32_t i = 0; i < 32; i += 2) put(block + i, Wide::take(block, i / 2));
    for (uint32_t i = 0; i < 16; ++i) window[i + 16] = state[i];
    for (uint32_t round = 0;; round += 16) {
        sixteen(window, block, kRound + round);
        if (round == 64) break;
        schedule_wide(block);
    }
    for (uint32_t i = 0; i < 16; i += 2) put(state + i, at(state + i) + at(window + i));
}

}  // namespace pith::hash::rv32im
