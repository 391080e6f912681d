// SPDX-License-Identifier: MIT
// The product in the field, in plain C++: what the compiler computes tables with, what the portable
// port runs, and what every other kernel is tested against.
#pragma once

#include <stdint.h>

namespace pith::curve::portable {

// r += carry * 2^256, which is 38 * carry modulo 2^256 - 38. carry < 2^26.
constexpr void fold(uint32_t *r, uint32_t carry) {
    // A second round happens with probability 2^-27 or so for a random operand. There is no third:
    // r then wrapped past 2^256, so it is below 2^32 and 38 more cannot carry out of it.
    for (uint32_t round = 0; round < 2 && carry != 0; ++round) {
        uint64_t sum = uint64_t{38} * carry;
        for (uint32_t i = 0; i < 8; ++i) {
            sum += r[i];
            r[i] = static_cast<uint32_t>(sum);
            sum >>= 32;
        }
        carry = static_cast<uint32_t>(sum);
    }
}

// r -= borrow * 2^256, borrow at most 1. As above: the second round starts within 38 of 2^256.
constexpr void unfold(uint32_t *r, uint32_t borrow) {
    for (uint32_t round = 0; round < 2 && borrow != 0; ++round) {
        uint32_t take = 38;
        for (uint32_t i = 0; i < 8; ++i) {
            const uint32_t before = r[i];
            r[i] = before - take;
            take = before < take ? 1 : 0;
        }
        borrow = take;
    }
}

// As pith_field_multiply. No term overflows: (2^32 - 1)^2 + 2 (2^32 - 1) = 2^64 - 1.
constexpr void multiply(uint32_t *r, const uint32_t *a, const uint32_t *b) {
    uint32_t product[16] = {};
    for (uint32_t i = 0; i < 8; ++i) {
        uint64_t sum = 0;
        for (uint32_t j = 0; j < 8; ++j) {
            sum += uint64_t{a[i]} * b[j] + product[i + j];
            product[i + j] = static_cast<uint32_t>(sum);
            sum >>= 32;
        }
        product[i + 8] = static_cast<uint32_t>(sum);
    }
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += uint64_t{product[i + 8]} * 38 + product[i];
        r[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    fold(r, static_cast<uint32_t>(sum));  // at most 38
}

}  // namespace pith::curve::portable
