// SPDX-License-Identifier: MIT
// Scalars modulo the order L = 2^252 + 27742317777372353535851937790883648493 of the base point
// (RFC 8032 5.1), and the signed digits for the multiplications.
#pragma once

#include <stdint.h>

namespace pith::curve {

// A value below L in eight little-endian words, with a ninth word of zero; or the bits of a comb's
// digits. A digit's position is below 288, so digits may need the ninth word.
struct Scalar {
    uint32_t word[9];
};

inline constexpr Scalar kOrder = {
    {0x5cf5d3ed, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0, 0, 0, 0x10000000, 0}};

constexpr bool below_order(const Scalar &s) {
    for (uint32_t i = 8; i-- != 0;) {
        if (s.word[i] != kOrder.word[i]) return s.word[i] < kOrder.word[i];
    }
    return false;
}

// s = s * 2^32 + word modulo L, s below L.
//
// Let c = L - 2^252 < 2^125 and r = s * 2^32 + word < 2^32 L. The quotient is at most 2^32 - 1.
// q = min(floor(r / 2^252), 2^32 - 1) is the quotient or one more, because q c < 2^158 < L. So
// r - q L lies in [-L, L), and at most one L is added back.
[[gnu::noinline]] constexpr void append_word(Scalar &s, uint32_t word) {
    // s < L, so the top word is at most 2^28; q is limited only if the top word is 2^28.
    const uint32_t top = s.word[7];
    const uint32_t q = top >> 28 != 0 ? 0xffffffff : top << 4 | s.word[6] >> 28;
    uint64_t product = 0;
    uint32_t borrow = 0;
    uint32_t below = word;
    for (uint32_t i = 0; i < 8; ++i) {
        // Words 4 to 6 of L are zero; word 7 is 2^28.
        if (i < 4) product += uint64_t{q} * kOrder.word[i];
        if (i == 7) product += uint64_t{q} << 28;
        const uint64_t difference = uint64_t{below} - static_cast<uint32_t>(product) - borrow;
        below = s.word[i];
        s.word[i] = static_cast<uint32_t>(difference);
        borrow = static_cast<uint32_t>(difference >> 63);
        product >>= 32;
    }
    // The ninth word of the difference: 0, or all ones for a negative difference.
    const uint32_t mask = top - static_cast<uint32_t>(product) - borrow;
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += uint64_t{s.word[i]} + (kOrder.word[i] & mask);
        s.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
}

// Reduces a number of 64 little-endian bytes modulo L (RFC 8032 5.1.7, step 2).
[[gnu::noinline]] constexpr void reduce_hash(Scalar &s, const uint8_t bytes[64]) {
    s = {};
    for (uint32_t i = 16; i-- != 0;) {
        const uint8_t *at = bytes + 4 * i;
        const uint32_t word =
            at[0] | uint32_t{at[1]} << 8 | uint32_t{at[2]} << 16 | uint32_t{at[3]} << 24;
        // Any value of seven words is below L.
        if (i >= 9) {
            s.word[i - 9] = word;
        } else {
            append_word(s, word);
        }
    }
}

// Makes an even k odd by adding L, then sets k' = (k + 2^n - 1) / 2. A bit b of k' is the digit
// 2b - 1, never zero. The digits' sum is 2k' - (2^n - 1), which is k or k + L: equivalent only for
// points of order L. n must be at least 254, so that k + L < 2^n. Then k' = floor(k / 2) + 2^(n -
// 1) has no bit above the digits.
[[gnu::noinline]] constexpr void recode(Scalar &k, uint32_t n) {
    const uint32_t even = (k.word[0] & 1) - 1;
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        sum += uint64_t{k.word[i]} + (kOrder.word[i] & even);
        k.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    for (uint32_t i = 0; i < 7; ++i) k.word[i] = k.word[i] >> 1 | k.word[i + 1] << 31;
    k.word[7] >>= 1;
    k.word[(n - 1) / 32] |= uint32_t{1} << ((n - 1) % 32);
}

// Signed digits -1, 0 and 1 from the highest down (Joye, Yen 2000). Two thirds are zero, the most
// possible. A scalar below L has 253 digits: from 2^253 on all carries are 0.
inline constexpr uint32_t kSignedDigits = 253;

constexpr uint32_t scalar_bit(const Scalar &k, uint32_t position) {
    return k.word[position / 32] >> (position % 32) & 1;
}

// Returns the carry into the digit at 2^position, given the `carry` out of it; 0 at the top.
constexpr uint32_t signed_carry(const Scalar &k, uint32_t position, uint32_t carry) {
    if (position == 0) return 0;
    const uint32_t below = position == 1 ? 0 : scalar_bit(k, position - 2);
    return (carry + scalar_bit(k, position - 1) + below) >> 1;
}

// Returns the digit at 2^position. `carry` is the carry out of this digit.
constexpr int32_t signed_digit(const Scalar &k, uint32_t position, uint32_t carry) {
    return static_cast<int32_t>(scalar_bit(k, position) + signed_carry(k, position, carry)) -
           2 * static_cast<int32_t>(carry);
}

}  // namespace pith::curve
