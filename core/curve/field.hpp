// SPDX-License-Identifier: MIT
// Integers modulo p = 2^255 - 19, as eight saturated 32-bit words: any value below 2^256, so a
// residue has two or three spellings and only reduce() chooses. The compiler computes tables with
// the same words and the same functions that the device runs, so a table needs no conversion.
//
// Everything here is public (a signature, a pinned key), so time may depend on values.
#pragma once

#include <stdint.h>

#include "field_portable.hpp"
#include "kernel.hpp"

namespace pith::curve {

struct Field {
    uint32_t word[8];  // little-endian
};

inline constexpr Field kZero = {{0, 0, 0, 0, 0, 0, 0, 0}};
inline constexpr Field kOne = {{1, 0, 0, 0, 0, 0, 0, 0}};

// Results may be operands.
constexpr void multiply(Field &r, const Field &a, const Field &b) {
    if (__builtin_is_constant_evaluated()) {
        portable::multiply(r.word, a.word, b.word);
    } else {
        pith_field_multiply(r.word, a.word, b.word);
    }
}

constexpr void square(Field &r, const Field &a) {
    if (__builtin_is_constant_evaluated()) {
        portable::multiply(r.word, a.word, a.word);
    } else {
        pith_field_square(r.word, a.word);
    }
}

constexpr void add(Field &r, const Field &a, const Field &b) {
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += uint64_t{a.word[i]} + b.word[i];
        r.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    portable::fold(r.word, static_cast<uint32_t>(sum));
}

constexpr void subtract(Field &r, const Field &a, const Field &b) {
    uint32_t borrow = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        const uint64_t difference = uint64_t{a.word[i]} - b.word[i] - borrow;
        r.word[i] = static_cast<uint32_t>(difference);
        borrow = static_cast<uint32_t>(difference >> 63);
    }
    portable::unfold(r.word, borrow);
}

// (a, b) becomes (b - a, b + a).
constexpr void difference_sum(Field &a, Field &b) {
    const Field old = a;
    subtract(a, b, old);
    add(b, b, old);
}

// To the one spelling below p.
constexpr void reduce(Field &a) {
    // Below 2^255 + 19 after the first addition; then value + 19 has bit 255 exactly if value >= p,
    // and without that bit it is value - p.
    uint32_t high = a.word[7] >> 31;
    a.word[7] &= 0x7fffffff;
    uint64_t sum = uint64_t{19} * high;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += a.word[i];
        a.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    Field less_p = a;
    sum = 19;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += less_p.word[i];
        less_p.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    if (less_p.word[7] >> 31 != 0) {
        a = less_p;
        a.word[7] &= 0x7fffffff;
    }
}

// Of the words as they stand.
constexpr bool same_words(const Field &a, const Field &b) {
    uint32_t differ = 0;
    for (uint32_t i = 0; i < 8; ++i) differ |= a.word[i] ^ b.word[i];
    return differ == 0;
}

constexpr bool is_zero(const Field &a) {
    Field canonical = a;
    reduce(canonical);
    return same_words(canonical, kZero);
}

constexpr bool equal(const Field &a, const Field &b) {
    Field difference = {};
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
