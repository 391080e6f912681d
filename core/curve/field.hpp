// SPDX-License-Identifier: MIT
// Integers modulo p = 2^255 - 19, as eight saturated 32-bit words of any value below 2^256. A
// residue has two or three encodings; reduce() gives the canonical one. Compiler and device use the
// same words and functions, so a table needs no conversion.
//
// All values are public (a signature, a pinned key), so time may depend on them.
#pragma once

#include <stdint.h>

#include "field_portable.hpp"
#include "kernel.hpp"

// Large functions and those with elements on the stack are not inlined: their frames would add up.
namespace pith::curve {

struct FieldElement {
    uint32_t word[8];  // little-endian
};

inline constexpr FieldElement kZero = {{0, 0, 0, 0, 0, 0, 0, 0}};
inline constexpr FieldElement kOne = {{1, 0, 0, 0, 0, 0, 0, 0}};

// A result may alias an operand, here and below.
constexpr void multiply(FieldElement &r, const FieldElement &a, const FieldElement &b) {
    if (__builtin_is_constant_evaluated()) {
        uint32_t product[16] = {};
        portable::multiply(r.word, a.word, b.word, product);
    } else {
        pith_field_multiply(r.word, a.word, b.word);
    }
}

// r = a^(2^times), times not 0.
constexpr void square_times(FieldElement &r, const FieldElement &a, uint32_t times) {
    if (__builtin_is_constant_evaluated()) {
        uint32_t product[16] = {};
        portable::square(r.word, a.word, times, product);
    } else {
        pith_field_square(r.word, a.word, times);
    }
}

constexpr void square(FieldElement &r, const FieldElement &a) {
    square_times(r, a, 1);
}

[[gnu::noinline]] constexpr void add(FieldElement &r, const FieldElement &a,
                                     const FieldElement &b) {
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += uint64_t{a.word[i]} + b.word[i];
        r.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    portable::fold(r.word, static_cast<uint32_t>(sum));
}

[[gnu::noinline]] constexpr void subtract(FieldElement &r, const FieldElement &a,
                                          const FieldElement &b) {
    uint32_t borrow = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        const uint64_t difference = uint64_t{a.word[i]} - b.word[i] - borrow;
        r.word[i] = static_cast<uint32_t>(difference);
        borrow = static_cast<uint32_t>(difference >> 63);
    }
    portable::unfold(r.word, borrow);
}

// (a, b) becomes (b - a, b + a).
[[gnu::noinline]] constexpr void difference_sum(FieldElement &a, FieldElement &b) {
    uint64_t sum = 0;
    uint32_t borrow = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        const uint64_t difference = uint64_t{b.word[i]} - a.word[i] - borrow;
        sum += uint64_t{b.word[i]} + a.word[i];
        a.word[i] = static_cast<uint32_t>(difference);
        borrow = static_cast<uint32_t>(difference >> 63);
        b.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    portable::unfold(a.word, borrow);
    portable::fold(b.word, static_cast<uint32_t>(sum));
}

// Reduces a to its canonical value below p.
[[gnu::noinline]] constexpr void reduce(FieldElement &a) {
    // a = q p + r with q <= 2. q = floor((a + 19 (1 + floor(a / 2^255))) / 2^255), for that sum
    // passes a multiple of 2^255 where a passes that of p. Then r = (a + 19 q) mod 2^255.
    uint64_t sum = 19 * (uint64_t{a.word[7] >> 31} + 1);
    for (uint32_t i = 0; i < 7; ++i) sum = (sum + a.word[i]) >> 32;
    sum = (sum + a.word[7]) >> 31;
    sum *= 19;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += a.word[i];
        a.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    a.word[7] &= 0x7fffffff;
}

// Compares the words without reducing them.
[[gnu::noinline]] constexpr bool same_words(const FieldElement &a, const FieldElement &b) {
    uint32_t differ = 0;
    for (uint32_t i = 0; i < 8; ++i) differ |= a.word[i] ^ b.word[i];
    return differ == 0;
}

[[gnu::noinline]] constexpr bool is_zero(const FieldElement &a) {
    FieldElement canonical = a;
    reduce(canonical);
    return same_words(canonical, kZero);
}

[[gnu::noinline]] constexpr bool equal(const FieldElement &a, const FieldElement &b) {
    FieldElement difference = {};
    subtract(difference, a, b);
    return is_zero(difference);
}

constexpr void read_words(uint32_t *word, const uint8_t *bytes, uint32_t count) {
    for (uint32_t i = 0; i < count; ++i, bytes += 4) {
        word[i] = bytes[0] | uint32_t{bytes[1]} << 8 | uint32_t{bytes[2]} << 16 |
                  uint32_t{bytes[3]} << 24;
    }
}

}  // namespace pith::curve
