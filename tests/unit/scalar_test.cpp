// SPDX-License-Identifier: MIT
#include "curve/scalar.hpp"

#include "big.hpp"
#include "check.hpp"
#include "hex.hpp"

namespace {

using namespace pith::curve;

constexpr Scalar kEdges[] = {
    {{0}},
    {{1}},
    {{2}},
    {{0xffffffff}},
    {{0, 1}},
    {{0, 0, 0, 0, 0, 0, 0, 0x0fffffff}},
    {{~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x0fffffff}},                        // 2^252 - 1
    {{0, 0, 0, 0, 0, 0, 0, 0x10000000}},                                      // 2^252
    {{0x5cf5d3ec, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0, 0, 0, 0x10000000}},  // L - 1
    {{0x5cf5d3eb, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0, 0, 0, 0x10000000}},
    {{0xaaaaaaaa, 0xaaaaaaaa, 0xaaaaaaaa, 0xaaaaaaaa, 0xaaaaaaaa, 0xaaaaaaaa, 0xaaaaaaaa,
      0x0aaaaaaa}},
    {{0x55555555, 0x55555555, 0x55555555, 0x55555555, 0x55555555, 0x55555555, 0x55555555,
      0x05555555}},
};

Scalar random_scalar(big::Random &random) {
    uint32_t words[10];
    random.fill(words, 10);
    Scalar s = {};
    big::modulo(s.word, words, 10, big::kL);
    return s;
}

// Checks the digits of k': their sum is 2 k' - (2^n - 1) modulo L.
bool recodes(const Scalar &k, uint32_t n) {
    Scalar bits = k;
    recode(bits, n);
    for (uint32_t i = n; i < 288; ++i) {
        if ((bits.word[i / 32] >> (i % 32) & 1) != 0) return false;
    }
    // 2 k' + 1 and k + 2^n are equal modulo L.
    uint32_t left[9], right[9] = {}, left_rest[8], right_rest[8];
    for (uint32_t i = 0; i < 9; ++i) {
        left[i] = bits.word[i] << 1 | (i > 0 ? bits.word[i - 1] >> 31 : 1);
    }
    for (uint32_t i = 0; i < 8; ++i) right[i] = k.word[i];
    uint64_t carry = uint64_t{1} << (n % 32);
    for (uint32_t i = n / 32; i < 9; ++i) {
        carry += right[i];
        right[i] = static_cast<uint32_t>(carry);
        carry >>= 32;
    }
    big::modulo(left_rest, left, 9, big::kL);
    big::modulo(right_rest, right, 9, big::kL);
    return big::same(left_rest, right_rest);
}

uint32_t ones(uint32_t word) {
    uint32_t count = 0;
    for (; word != 0; word &= word - 1) ++count;
    return count;
}

// The digits sum to k. Their count is that of the non-adjacent form, whose digits are set where the
// bits of 3k and k differ (Reitwiesner 1960).
bool has_signed_digits(const Scalar &k) {
    Scalar sum = {};
    uint32_t carry = 0, set = 0, fewest = 0;
    for (uint32_t position = kSignedDigits; position-- != 0;) {
        const int32_t digit = signed_digit(k, position, carry);
        carry = signed_carry(k, position, carry);
        if (digit < -1 || digit > 1) return false;
        set += digit != 0 ? 1 : 0;
        int64_t total = digit;
        for (uint32_t i = 0; i < 9; ++i) {
            total += int64_t{sum.word[i]} * 2;
            sum.word[i] = static_cast<uint32_t>(total);
            total >>= 32;
        }
    }
    uint64_t triple = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        triple = (triple >> 32) + uint64_t{3} * k.word[i];
        fewest += ones(static_cast<uint32_t>(triple) ^ k.word[i]);
    }
    return carry == 0 && set == fewest && big::same(sum.word, k.word, 9);
}

}  // namespace

TEST(Scalar, compares_with_the_order) {
    EXPECT_FALSE(below_order(kOrder));
    EXPECT_TRUE(big::same(kOrder.word, big::kL));
    for (const Scalar &edge : kEdges) EXPECT_TRUE(below_order(edge));
    // Each word of L matters when the words above it are equal.
    for (uint32_t i = 0; i < 8; ++i) {
        Scalar more = kOrder, less = kOrder;
        ++more.word[i];
        EXPECT_FALSE(below_order(more));
        for (uint32_t j = 0; j < i; ++j) more.word[j] = 0;
        EXPECT_FALSE(below_order(more));
        if (kOrder.word[i] == 0) continue;
        --less.word[i];
        for (uint32_t j = 0; j < i; ++j) less.word[j] = 0xffffffff;
        EXPECT_TRUE(below_order(less));
    }
    EXPECT_FALSE(below_order({{~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u}}));
}

TEST(Scalar, takes_a_hash_modulo_the_order) {
    struct Case {
        const char *hash;
        uint32_t rest[8];
    };
    // Multiples of L and their neighbours, also shifted, and the largest value; by Python.
    constexpr Case kCases[] = {
        {"0000000000000000000000000000000000000000000000000000000000000000"
         "0000000000000000000000000000000000000000000000000000000000000000",
         {0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x00000000}},
        {"0100000000000000000000000000000000000000000000000000000000000000"
         "0000000000000000000000000000000000000000000000000000000000000000",
         {0x00000001, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x00000000}},
        {"ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"
         "0000000000000000000000000000000000000000000000000000000000000000",
         {0x5cf5d3ec, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0x00000000, 0x00000000, 0x00000000,
          0x10000000}},
        {"edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"
         "0000000000000000000000000000000000000000000000000000000000000000",
         {0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x00000000}},
        {"eed3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"
         "0000000000000000000000000000000000000000000000000000000000000000",
         {0x00000001, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x00000000}},
        {"d9a7ebb934c624b0ac39ef45bdf3bd2900000000000000000000000000000020"
         "0000000000000000000000000000000000000000000000000000000000000000",
         {0x5cf5d3ec, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0x00000000, 0x00000000, 0x00000000,
          0x10000000}},
        {"daa7ebb934c624b0ac39ef45bdf3bd2900000000000000000000000000000020"
         "0000000000000000000000000000000000000000000000000000000000000000",
         {0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x00000000}},
        {"0000000000000000000000000000000000000000000000000000000000000010"
         "0000000000000000000000000000000000000000000000000000000000000000",
         {0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x10000000}},
        {"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
         "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
         {0x449c0f00, 0xa40611e3, 0x68859347, 0xd00e1ba7, 0x17f5be65, 0xceec73d2, 0x7c309a3d,
          0x0399411b}},
        {"fef063bb1ceef95bb86c7a9758e4f12f9a410ae82d8c1331c265cf83e4be66fc"
         "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
         {0x5cf5d3ec, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0x00000000, 0x00000000, 0x00000000,
          0x10000000}},
        {"fff063bb1ceef95bb86c7a9758e4f12f9a410ae82d8c1331c265cf83e4be66fc"
         "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
         {0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x00000000}},
        {"0000000000000000000000000000000000000000000000000000000000000000"
         "689faee7d21893c0b2e6bc17f5cef7a600000000000000000000000000000080",
         {0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x00000000}},
        {"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
         "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010",
         {0x5cf5d3ec, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0x00000000, 0x00000000, 0x00000000,
          0x10000000}},
        {"ffffffffecd3f55c1a631258d69cf7a2def9de14000000000000000000000000"
         "0000001000000000000000000000000000000000000000000000000000000000",
         {0x5cf5d3ec, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0x00000000, 0x00000000, 0x00000000,
          0x10000000}},
        {"00000000edd3f55c1a631258d69cf7a2def9de14000000000000000000000000"
         "0000001000000000000000000000000000000000000000000000000000000000",
         {0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
          0x00000000}},
        {"98620d4f55201e6da0bf9d1f1149f4c954799cc854544e00556a776e669068f6"
         "2f5f8da0ec7db2b3a9ad85f57394a687ff4d939adb97c72393e2c00f90b1227e",
         {0x5ce059c1, 0xd5834959, 0x23b3885b, 0x7fdb4fb7, 0x29de173b, 0x825d0815, 0x1ee56ecd,
          0x0130e334}},
        {"18b096c059860dc2e90263ed26d4ba790510ff3c58084df436f1e5979c8891b5"
         "2d4582b69b7506f5fca0c52e065cdfaf62d958f1913ceedb8d19a85bee96569b",
         {0xacdc2a2b, 0x1da3750e, 0x90f105ce, 0xa9d9f122, 0x1e0a5c3c, 0xd5f34a99, 0x7f116feb,
          0x04eea647}},
        {"0500000000000000000000000000000000000000000000000000000000000000"
         "0000000000000000000000000000000000000000000000000000000000000010",
         {0x5432c2a8, 0xd6cd0540, 0x86929507, 0x6b5a2d83, 0x217f5be6, 0xdceec73d, 0xb7c309a3,
          0x0b399411}},
        {"0100000000000000000000000000000000000000030000000000000000000000"
         "0000000000000000000000000000000000000010000000000000000000000000",
         {0x3be4e390, 0xf030b262, 0xb12890d9, 0xc8c3257f, 0x1b399411, 0xa30a2c16, 0xa7ed9ce5,
          0x0d086329}},
    };
    for (const Case &c : kCases) {
        const Hex<64> hash(c.hash);
        Scalar s;
        reduce_hash(s, hash.bytes);
        EXPECT_TRUE(big::same(s.word, c.rest));
        EXPECT_EQ(s.word[8], 0u);
    }
}

TEST(Scalar, appends_words_to_any_rest) {
    big::Random random(2);
    for (int i = 0; i < 200; ++i) {
        Scalar s = i < 12 ? kEdges[i] : random_scalar(random);
        const uint32_t word = i % 3 == 0 ? 0xffffffff : i % 3 == 1 ? 0 : random.next();
        uint32_t number[9] = {word}, want[8];
        for (uint32_t j = 0; j < 8; ++j) number[j + 1] = s.word[j];
        big::modulo(want, number, 9, big::kL);
        append_word(s, word);
        EXPECT_TRUE(big::same(s.word, want));
    }
}

TEST(Scalar, recodes_to_signed_digits) {
    big::Random random(3);
    // 254 is the fewest digits that hold k + L; the combs use 254 to 266.
    for (uint32_t n = 254; n <= 270; ++n) {
        for (const Scalar &edge : kEdges) EXPECT_TRUE(recodes(edge, n));
        for (int i = 0; i < 5; ++i) EXPECT_TRUE(recodes(random_scalar(random), n));
    }
}

TEST(Scalar, has_few_signed_digits) {
    EXPECT_TRUE(has_signed_digits(kOrder));
    for (const Scalar &edge : kEdges) EXPECT_TRUE(has_signed_digits(edge));
    big::Random random(4);
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(has_signed_digits(random_scalar(random)));
}
