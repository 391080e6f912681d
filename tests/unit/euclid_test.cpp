// SPDX-License-Identifier: MIT
#include "curve/euclid.hpp"

#include "big.hpp"
#include "check.hpp"
#include "curve/power.hpp"

namespace {

using namespace pith::curve;

// Returns whether p = u y + w x.
bool keeps(const Euclid &e, const FieldElement &p) {
    uint32_t uy[16], wx[16];
    big::multiply(uy, e.u.word, e.y.word);
    big::multiply(wx, e.w.word, e.x.word);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 16; ++i) {
        sum += uint64_t{uy[i]} + wx[i];
        if (static_cast<uint32_t>(sum) != (i < 8 ? p.word[i] : 0)) return false;
        sum >>= 32;
    }
    return sum == 0;
}

// Returns whether y = w z, or y = -w z if x is negative.
bool has_its_sign(const Euclid &e, const FieldElement &z) {
    FieldElement product;
    multiply(product, e.w, z);
    if (e.sign == 1) subtract(product, kZero, product);
    return e.sign <= 1 && equal(product, e.y);
}

// Returns the number of steps, or more than allowed if the result is wrong or missing.
uint32_t steps_to_invert(const FieldElement &z) {
    FieldElement x, y = z, u, w, product;
    uint8_t sign;
    Euclid euclid = {x, y, u, w, sign};
    euclid.begin(kP);
    uint32_t steps = 1;
    while (!euclid.step(0)) {
        // At the end, when one number is 0 and one word is left, its cofactor does not matter.
        const bool one_word = (x.word[1] | y.word[1]) == 0;
        if (++steps > Euclid::kSteps ||
            !(one_word || (keeps(euclid, kP) && has_its_sign(euclid, z)))) {
            return Euclid::kSteps + 1;
        }
    }
    const bool is_inverse = euclid.finish_inverse(z);
    multiply(product, u, z);
    return is_inverse && equal(product, kOne) ? steps : Euclid::kSteps + 1;
}

}  // namespace

TEST(Inverse, inverts_random_numbers_and_short_ones) {
    big::Random random(7);
    for (uint32_t i = 0; i < 200; ++i) {
        FieldElement z = {};
        random.fill(z.word, 1 + i % 8);
        EXPECT_TRUE(steps_to_invert(z) <= Euclid::kSteps);
    }
}

// Near powers of two the first quotients are the longest.
TEST(Inverse, inverts_powers_of_two_and_their_neighbours) {
    for (uint32_t bit = 0; bit < 256; ++bit) {
        FieldElement z = {};
        z.word[bit / 32] = uint32_t{1} << (bit % 32);
        EXPECT_TRUE(steps_to_invert(z) <= Euclid::kSteps);
        FieldElement less, more, opposite;
        add(more, z, kOne);
        EXPECT_TRUE(steps_to_invert(more) <= Euclid::kSteps);
        subtract(opposite, kZero, z);
        EXPECT_TRUE(steps_to_invert(opposite) <= Euclid::kSteps);
        if (bit == 0) continue;
        subtract(less, z, kOne);
        EXPECT_TRUE(steps_to_invert(less) <= Euclid::kSteps);
        // Inverses as inputs: the last quotients are long.
        EXPECT_TRUE(steps_to_invert(inverse_of(more)) <= Euclid::kSteps);
    }
}

// p / z near the golden ratio has only quotients of 1, the longest run; others near 2^16.
TEST(Inverse, takes_the_longest_way) {
    constexpr FieldElement kCases[] = {
        {{0xe860c73e, 0xfc363508, 0xf9d13928, 0x084113b5, 0x2e76e41a, 0xf9ce6030, 0xbfa53e0a,
          0x4f1bbcdc}},
        {{0x8333990d, 0xed17ac85, 0x893ba84c, 0x1d6f60ba, 0x754abe9f, 0x597d89b3, 0xf9de6484,
          0x3504f333}},
        {{0xf69af64b, 0x303dde83, 0xa8048025, 0xf2ff65fe, 0x02c0077f, 0xffd00020, 0xffffffef,
          0x00010001}},
        {{0x7d07f69a, 0x012980f7, 0x7fd50048, 0x7ff97fd9, 0x80058007, 0xfffe8000, 0x7ffffffe,
          0x00008000}},
        {{0xff298000, 0x0041ffff, 0xffeb0000, 0x0006ffff, 0xfffd8000, 0x0000ffff, 0xffff8000,
          0x00007fff}},
        {{0x7d080964, 0x01297f08, 0x7fd4ffb8, 0x7ff98026, 0x80057ff8, 0xfffe7fff, 0x80000000,
          0x00007fff}},
        {{0x4a600f77, 0x54004800, 0x5ffd97ff, 0x00077ffe, 0x00080016, 0xfeffffa0, 0x07ffffff,
          0x00002000}},
        {{0x80000007, 0x80000005, 0x80000000, 0xfffffffe, 0xfffffffe, 0x7fffffff, 0x80000000,
          0x00000000}},
        {{0xa2115e7c, 0xe1b4d1b4, 0x7bba0b52, 0x7f5e81a1, 0x7fe6803f, 0xfffb800a, 0x7fff0001,
          0x7fff8000}},
        {{0x7a38ffe5, 0xd9bc056e, 0x9163aaa5, 0x02833469, 0x94c2caed, 0xfd60107f, 0xffec006f,
          0x7fff0003}},
        {{0xff297fec, 0xffbdffff, 0xffeaffff, 0xfff8ffff, 0xfffd7fff, 0xfffeffff, 0xffff7fff,
          0x7fff7fff}},
    };
    for (const FieldElement &z : kCases) EXPECT_TRUE(steps_to_invert(z) <= Euclid::kSteps);
}

TEST(Inverse, of_zero_is_zero) {
    constexpr FieldElement kZeros[] = {kZero, kP};
    for (const FieldElement &zero : kZeros) {
        FieldElement x, y = zero, u, w;
        uint8_t sign;
        Euclid euclid = {x, y, u, w, sign};
        euclid.begin(kP);
        EXPECT_TRUE(euclid.step(0));
        EXPECT_TRUE(is_zero(u));
        EXPECT_FALSE(euclid.finish_inverse(zero));
    }
}

TEST(Inverse, refuses_a_wrong_result) {
    FieldElement x, y = {{3}}, u, w;
    uint8_t sign;
    Euclid euclid = {x, y, u, w, sign};
    euclid.begin(kP);
    while (!euclid.step(0)) {
    }
    EXPECT_TRUE(euclid.finish_inverse({{3}}));
    EXPECT_FALSE(euclid.finish_inverse({{4}}));
    for (uint32_t bit = 0; bit < 256; ++bit) {
        u.word[bit / 32] ^= uint32_t{1} << bit % 32;
        EXPECT_FALSE(euclid.finish_inverse({{3}})) << bit;
        u.word[bit / 32] ^= uint32_t{1} << bit % 32;
    }
}

// The leading words are equal and the second number is larger: 1 in 2^32 for random numbers.
TEST(Inverse, divides_numbers_with_equal_leading_words) {
    struct Case {
        FieldElement x, y;
    };
    constexpr Case kCases[] = {
        {{{1, 0, 1}}, {{2, 0, 1}}},
        {{{2, 0, 1}}, {{1, 0, 1}}},
        {{{0, 7, 0, 0x80000000}}, {{1, 7, 0, 0x80000000}}},
        {{{4, 0, 0, 0x12345678, 0x9abcdef0, 1}}, {{5, 0, 0, 0x12345678, 0x9abcdef0, 1}}},
        // The leading words give the quotient 65537, which is too large even minus one.
        {{{0, 0, 0, 0, 0xffffffff}}, {{0xfffffffd, ~0u, ~0u, ~0u, 0x0000ffff}}},
    };
    for (const Case &c : kCases) {
        FieldElement x = c.x, y = c.y, u = kZero, w = kOne;
        uint8_t sign = 0;
        Euclid euclid = {x, y, u, w, sign};
        uint32_t steps = 0;
        bool done = false;
        while (!done && steps < 20) {
            EXPECT_TRUE((x.word[1] | y.word[1]) == 0 || keeps(euclid, c.x));
            done = euclid.step(0);
            ++steps;
        }
        EXPECT_TRUE(done);
        EXPECT_TRUE(same_words(x, kOne));
        EXPECT_TRUE(same_words(y, kZero));
    }
}
