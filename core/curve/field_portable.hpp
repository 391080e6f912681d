// SPDX-License-Identifier: MIT
// Products of field elements in plain C++: for tables at compile time, for the portable port, and
// as the reference for tests of every other kernel.
#pragma once

#include <stdint.h>

namespace pith::curve::portable {

// r += carry * 2^256, which is 38 * carry modulo 2^256 - 38. carry < 2^26.
constexpr void fold(uint32_t *r, uint32_t carry) {
    // A random operand needs a second round with probability about 2^-27. A third never follows:
    // r has then wrapped past 2^256, so r < 2^32 and adding 38 cannot carry out of it.
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

// r -= borrow * 2^256, borrow at most 1. Two rounds are enough: the second starts within 38 of
// 2^256.
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

// carry | r = a * b + r + carry: at most (2^32 - 1)^2 + 2 (2^32 - 1) = 2^64 - 1.
constexpr uint32_t multiply_add(uint32_t &r, uint32_t a, uint32_t b, uint32_t carry) {
    const uint64_t sum = uint64_t{a} * b + r + carry;
    r = static_cast<uint32_t>(sum);
    return static_cast<uint32_t>(sum >> 32);
}

// r[0..7] += a * b[0..7]; returns the ninth word. Unrolled: a loop takes twice the time.
constexpr uint32_t multiply_row(uint32_t *r, uint32_t a, const uint32_t *b) {
    uint32_t carry = multiply_add(r[0], a, b[0], 0);
    carry = multiply_add(r[1], a, b[1], carry);
    carry = multiply_add(r[2], a, b[2], carry);
    carry = multiply_add(r[3], a, b[3], carry);
    carry = multiply_add(r[4], a, b[4], carry);
    carry = multiply_add(r[5], a, b[5], carry);
    carry = multiply_add(r[6], a, b[6], carry);
    return multiply_add(r[7], a, b[7], carry);
}

// Does the same as pith_field_multiply(), in the caller's memory: C++17 must initialize an array in
// a constexpr function, which took a call of memset for each product.
constexpr void multiply(uint32_t *r, const uint32_t *a, const uint32_t *b, uint32_t product[16]) {
    for (uint32_t i = 0; i < 8; ++i) product[i] = 0;
    for (uint32_t i = 0; i < 8; ++i) product[i + 8] = multiply_row(product + i, a[i], b);
    const uint32_t carry = multiply_row(product, 38, product + 8);  // 2^256 is 38
    for (uint32_t i = 0; i < 8; ++i) r[i] = product[i];
    fold(r, carry);  // at most 38
}

// Does the same as pith_field_square(). Computes equal products twice, to save flash.
constexpr void square(uint32_t *r, const uint32_t *a, uint32_t times, uint32_t product[16]) {
    multiply(r, a, a, product);
    while (--times != 0) multiply(r, r, r, product);
}

}  // namespace pith::curve::portable
