// SPDX-License-Identifier: MIT
// Product and square modulo 2^256 - 38 for 32-bit cores with MUL and MULHU, without a carry flag,
// and with about 26 free registers: RV32IM. Eight little-endian words, any value below 2^256.
//
// step() computes s * b + r + c in eight instructions: two products, two sums with a comparison
// each for the carry, and two sums of these carries with the high word.
//   1. Product: row i adds a_i * (b0 .. b7) to the window r0 .. r7. Each step writes its word one
//      place lower, so the window moves without an instruction. The lowest word is final and goes
//      to the frame; b and the window stay in registers.
//   2. Square: row i is a_i * (a_i, 2 a_(i+1) .. 2 a_7), 36 steps instead of 64. 2a has eight words
//      only if a < 2^255, so the top bit of a is folded first: 2^255 is 19.
//   3. The upper eight words, times 38, are added to the lower. The carry is at most 38; times 38
//      it is added to word 0, which carries once in 2^22.
#include "curve/field_portable.hpp"
#include "curve/kernel.hpp"

namespace pith::curve::rv32im {

namespace {

// Returns the low word of s * b + r, and sets c to the high word.
[[gnu::always_inline]] inline uint32_t first(uint32_t s, uint32_t b, uint32_t r, uint32_t &c) {
    const uint64_t sum = uint64_t{s} * b + r;
    c = static_cast<uint32_t>(sum >> 32);
    return static_cast<uint32_t>(sum);
}

// The same of s * b + r + c, at most (2^32 - 1)^2 + 2 (2^32 - 1) = 2^64 - 1. Written in words: as a
// sum of 64 bits gcc added c first, and then moved six words of a row to other registers.
[[gnu::always_inline]] inline uint32_t step(uint32_t s, uint32_t b, uint32_t r, uint32_t &c) {
    uint32_t high;
    const uint32_t part = first(s, b, r, high), all = part + c;
    c = high + uint32_t{all < part};
    return all;
}

// r = low + 38 (u0 .. u7).
[[gnu::always_inline]] inline void fold_upper(uint32_t *r, const uint32_t *low, uint32_t u0,
                                              uint32_t u1, uint32_t u2, uint32_t u3, uint32_t u4,
                                              uint32_t u5, uint32_t u6, uint32_t u7) {
    uint32_t c;
    u0 = first(38, u0, low[0], c);
    r[1] = step(38, u1, low[1], c);
    r[2] = step(38, u2, low[2], c);
    r[3] = step(38, u3, low[3], c);
    r[4] = step(38, u4, low[4], c);
    r[5] = step(38, u5, low[5], c);
    r[6] = step(38, u6, low[6], c);
    r[7] = step(38, u7, low[7], c);
    r[0] = u0 + 38 * c;
    if (r[0] < u0) {  // never for c = 0
        r[0] = u0;
        portable::fold(r, c);
    }
}

// Returns false if 19 for the top bit of a carries out of word 0, once in 2^28: then r is not set.
[[gnu::noinline]] bool square_once(uint32_t *r, const uint32_t *a) {
    uint32_t a0 = a[0];
    const uint32_t a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4], a5 = a[5], a6 = a[6];
    const uint32_t over = a[7] >> 31 != 0 ? 19 : 0;
    a0 += over;
    if (a0 < over) return false;
    const uint32_t a7 = a[7] & 0x7fffffff;
    const uint32_t d2 = a2 << 1 | a1 >> 31, d3 = a3 << 1 | a2 >> 31, d4 = a4 << 1 | a3 >> 31,
                   d5 = a5 << 1 | a4 >> 31, d6 = a6 << 1 | a5 >> 31, d7 = a7 << 1 | a6 >> 31;
    uint32_t c, low[8];
    // 2 a_(i+1) in row i must not have the top bit of a_i, so it is not d_(i+1).
    low[0] = first(a0, a0, 0, c);
    low[1] = step(a0, a1 << 1, 0, c);
    uint32_t r2 = step(a0, d2, 0, c);
    uint32_t r3 = step(a0, d3, 0, c);
    uint32_t r4 = step(a0, d4, 0, c);
    uint32_t r5 = step(a0, d5, 0, c);
    uint32_t r6 = step(a0, d6, 0, c);
    uint32_t r7 = step(a0, d7, 0, c);
    uint32_t r8 = c;
    low[2] = first(a1, a1, r2, c);
    low[3] = step(a1, a2 << 1, r3, c);
    r4 = step(a1, d3, r4, c);
    r5 = step(a1, d4, r5, c);
    r6 = step(a1, d5, r6, c);
    r7 = step(a1, d6, r7, c);
    r8 = step(a1, d7, r8, c);
    uint32_t r9 = c;
    low[4] = first(a2, a2, r4, c);
    low[5] = step(a2, a3 << 1, r5, c);
    r6 = step(a2, d4, r6, c);
    r7 = step(a2, d5, r7, c);
    r8 = step(a2, d6, r8, c);
    r9 = step(a2, d7, r9, c);
    uint32_t r10 = c;
    low[6] = first(a3, a3, r6, c);
    low[7] = step(a3, a4 << 1, r7, c);
    r8 = step(a3, d5, r8, c);
    r9 = step(a3, d6, r9, c);
    r10 = step(a3, d7, r10, c);
    uint32_t r11 = c;
    r8 = first(a4, a4, r8, c);
    r9 = step(a4, a5 << 1, r9, c);
    r10 = step(a4, d6, r10, c);
    r11 = step(a4, d7, r11, c);
    uint32_t r12 = c;
    r10 = first(a5, a5, r10, c);
    r11 = step(a5, a6 << 1, r11, c);
    r12 = step(a5, d7, r12, c);
    uint32_t r13 = c;
    r12 = first(a6, a6, r12, c);
    r13 = step(a6, a7 << 1, r13, c);
    uint32_t r14 = c;
    r14 = first(a7, a7, r14, c);
    const uint32_t r15 = c;
    fold_upper(r, low, r8, r9, r10, r11, r12, r13, r14, r15);
    return true;
}

}  // namespace

extern "C" void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]) {
    const uint32_t b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4], b5 = b[5], b6 = b[6],
                   b7 = b[7];
    uint32_t c, low[8];
    low[0] = first(a[0], b0, 0, c);
    uint32_t r0 = step(a[0], b1, 0, c);
    uint32_t r1 = step(a[0], b2, 0, c);
    uint32_t r2 = step(a[0], b3, 0, c);
    uint32_t r3 = step(a[0], b4, 0, c);
    uint32_t r4 = step(a[0], b5, 0, c);
    uint32_t r5 = step(a[0], b6, 0, c);
    uint32_t r6 = step(a[0], b7, 0, c);
    uint32_t r7 = c;
    for (uint32_t i = 1; i < 8; ++i) {
        const uint32_t s = a[i];
        low[i] = first(s, b0, r0, c);
        r0 = step(s, b1, r1, c);
        r1 = step(s, b2, r2, c);
        r2 = step(s, b3, r3, c);
        r3 = step(s, b4, r4, c);
        r4 = step(s, b5, r5, c);
        r5 = step(s, b6, r6, c);
        r6 = step(s, b7, r7, c);
        r7 = c;
    }
    fold_upper(r, low, r0, r1, r2, r3, r4, r5, r6, r7);
}

extern "C" void pith_field_square(uint32_t r[8], const uint32_t a[8], uint32_t times) {
    for (; times != 0; --times, a = r) {
        if (!square_once(r, a)) pith_field_multiply(r, a, a);
    }
}

}  // namespace pith::curve::rv32im
