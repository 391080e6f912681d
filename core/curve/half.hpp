// SPDX-License-Identifier: MIT
// Half-size scalars (Antipa, Brown, Gallant, Lambert, Struik, Vanstone 2005; Pornin 2020): with
// a = c h modulo L, a and c of about 127 bits,
//
//     [S]B = R + [h]A  <=>  [c S]B = [a]A + [c]R,
//
// which takes half of the doublings. Exact without a cofactor: X = [S]B - R - [h]A is 0 if [c]X is
// 0, for c is odd and the order of X divides 8L. If all odd c are too long, an even c is taken; it
// is exact if R has order L, because X has then.
//
// a and c are a remainder and its cofactor in Euclid's algorithm on L and h. It ends with 126 bits
// in the smaller remainder y; the larger one x has about as many or more. L = u y + w x, so the
// cofactor w of y has at most 127 bits. It is odd, or else u is odd, and (x, u) replaces (y, w) if
// both have at most kMostBits. Otherwise w stays, and R's order is checked: for the worst h, 150
// bits cost as much as that check. Of random h, one in 2^n needs 126 + n bits.
#pragma once

#include "point.hpp"
#include "scalar.hpp"

namespace pith::curve {

// The words of 4a and 4 (c - 1): R itself is compared with the sum of the other terms. `sum` starts
// as a + 5 (c - 1) modulo 2^32 - 1, and the digits in use are subtracted from it.
struct ShortScalars {
    static constexpr uint32_t kMostBits = 150, kWords = 5;
    static_assert(kMostBits / 32 + 1 == kWords && kMostBits % 32 <= 29,
                  "the bits of the top column are in the last word");

    uint32_t a[kWords], c[kWords];
    uint32_t sum;
};

// A + R and A - R as operands with one Z, for A and R on the curve: ((Y+X), (Y-X), 2dT), 2Z.
struct Sums {
    HalfNiels sum, difference;
    FieldElement z;
};

// Digits -1, 0 and 1 of a and c in one column, bits 0 and 4 of each word. From the highest column
// down, each scalar k gives the digits of 2k - k, b(j-1) - b(j): the digits that are not 0 change
// their signs. Where the digits of all scalars that are not 0 in a column have such a digit below,
// 1 and -1 become 0 and 1, and the column is empty. About 52 % of the columns are not.
struct Digits {
    uint32_t any, plus;  // not 0; above 0
    uint32_t moved;      // into the next column
};

// Bits 2, 1 and 0: bits `column`, column - 1 and column - 2 of k, which is stored as 4k.
constexpr uint32_t digit_bits(const uint32_t *k, uint32_t column) {
    const uint32_t shift = column % 32;
    uint32_t bits = k[column / 32] >> shift;
    if (shift > 29) bits |= k[column / 32 + 1] << (32 - shift);
    return bits & 7;
}

// `moved` is the one of the column above; 0 at the top.
constexpr Digits digits_at(const ShortScalars &k, uint32_t column, uint32_t moved) {
    const uint32_t bits = digit_bits(k.a, column) | digit_bits(k.c, column) << 4;
    const uint32_t any = (bits >> 2 ^ bits >> 1) & 0x11;
    const uint32_t movable = (bits >> 1 ^ bits) & ~moved & 0x11;
    if (any != 0 && (any & ~movable) == 0 && column != 0) return {0, 0, any};
    return {any, (bits >> 1 ^ moved) & any, 0};
}

// Sum modulo 2^32 - 1; ~b is -b, and both 0 and ~0 are zero.
constexpr uint32_t add_check(uint32_t a, uint32_t b) {
    a += b;
    return a < b ? a + 1 : a;
}

// From a and c: makes the words and the sum.
[[gnu::noinline]] constexpr void set_digits(ShortScalars &k) {
    for (uint32_t i = 0; i < ShortScalars::kWords; ++i) {
        if (k.c[i]-- != 0) break;
    }
    k.sum = 0;
    uint32_t of_a = 0, of_c = 0;
    for (uint32_t i = 0; i < ShortScalars::kWords; ++i) {
        const uint32_t a = k.a[i], c = k.c[i];
        k.sum = add_check(k.sum, a);
        for (uint32_t j = 0; j < 5; ++j) k.sum = add_check(k.sum, c);
        k.a[i] = a << 2 | of_a;
        k.c[i] = c << 2 | of_c;
        of_a = a >> 30;
        of_c = c >> 30;
    }
}

// Subtracts digits from the sum. 2^32 is 1, so a power of 2 is a rotation.
constexpr uint32_t take_digits(uint32_t sum, const Digits &digits, uint32_t column) {
    const uint32_t one = uint32_t{1} << (column % 32);
    const uint32_t five = uint32_t{5} << (column % 32) | uint32_t{5} >> (-column % 32);
    if ((digits.any & 1) != 0) sum = add_check(sum, (digits.plus & 1) != 0 ? ~one : one);
    if ((digits.any & 16) != 0) sum = add_check(sum, (digits.plus & 16) != 0 ? ~five : five);
    return sum;
}

// Memory of a product.
struct WideScalar {
    uint32_t word[ShortScalars::kWords + 8];
};

// r = c k modulo L.
[[gnu::noinline]] constexpr void multiply_short(Scalar &r, const uint32_t *c, const Scalar &k,
                                                WideScalar &wide) {
    uint32_t *const product = wide.word;
    for (uint32_t i = 0; i < 8; ++i) product[i] = 0;
    for (uint32_t i = 0; i < ShortScalars::kWords; ++i) {
        uint32_t carry = 0;
        for (uint32_t j = 0; j < 8; ++j) {
            carry = portable::multiply_add(product[i + j], c[i], k.word[j], carry);
        }
        product[i + 8] = carry;
    }
    // Any value of seven words is below L.
    constexpr uint32_t kRest = ShortScalars::kWords + 1;
    for (uint32_t i = 0; i < 7; ++i) r.word[i] = product[kRest + i];
    r.word[7] = r.word[8] = 0;
    for (uint32_t i = kRest; i-- != 0;) append_word(r, product[i]);
}

}  // namespace pith::curve
