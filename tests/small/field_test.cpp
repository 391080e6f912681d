// SPDX-License-Identifier: MIT
// Compares sums, differences and canonical values of the small field with long arithmetic.
// unit/field_test.cpp tests its product (kernel.cpp).
#include "curve/small/field.hpp"

#include <gtest/gtest.h>

#include "curve/small/program.hpp"
#include "small/words.hpp"
#include "unit/big.hpp"

namespace {

using namespace pith::curve::small;

struct Number {
    uint32_t word[8];
};

// Values at the limits: p, 2p, 2^255 and 2^256.
constexpr Number kEdges[] = {
    {{0}},
    {{1}},
    {{37}},
    {{38}},
    {{39}},
    {{0, 1}},
    {{0, ~0u, 0, ~0u, 0, ~0u, 0, ~0u}},
    {{0xffffffec, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}},  // p - 1
    {{0xffffffed, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}},  // p
    {{0xffffffff, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}},
    {{0x00000000, 0, 0, 0, 0, 0, 0, 0x80000000}},              // 2^255
    {{0x00000012, 0, 0, 0, 0, 0, 0, 0x80000000}},              //
    {{0x00000013, 0, 0, 0, 0, 0, 0, 0x80000000}},              // 2^255 + 19
    {{0xffffffd9, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},  // 2p - 1
    {{0xffffffda, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},  // 2p
    {{0xffffffff, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},
};

Number modulo_p(const uint32_t *words, uint32_t count) {
    Number r;
    big::modulo(r.word, words, count, big::kP);
    return r;
}

// a + b, or a - b + 4p, which is not negative.
Number sum(const Number &a, const Number &b, bool subtract) {
    uint32_t words[9];
    int64_t carry = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        carry += a.word[i];
        // 4p = 2^257 - 76
        carry +=
            subtract ? int64_t{i == 0 ? 0xffffffb4 : 0xffffffff} - b.word[i] : int64_t{b.word[i]};
        words[i] = static_cast<uint32_t>(carry);
        carry >>= 32;
    }
    words[8] = static_cast<uint32_t>(carry) + (subtract ? 1 : 0);
    return modulo_p(words, 9);
}

// Runs the first operation of that kind on two different slots with a and b, modulo p.
Number result(Kind kind, const Number &a, const Number &b) {
    Element slots[kSlots] = {};
    for (uint32_t i = 0; i < kToAffineEnd; ++i) {
        const uint32_t of_a = kProgram[i] >> 4 & 15, of_b = kProgram[i] >> 8 & 15;
        if (kProgram[i] >> 12 != static_cast<uint32_t>(kind) >> 12 || of_a == of_b) continue;
        pack(slots[of_a], a.word);
        pack(slots[of_b], b.word);
        run(slots, i, i + 1);
        Number r;
        unpack(r.word, slots[kProgram[i] & 15]);
        return modulo_p(r.word, 8);
    }
    ADD_FAILURE() << "the program has no such operation";
    return {};
}

bool sums_are_right(const Number &a, const Number &b) {
    return big::same(result(kAdd, a, b).word, sum(a, b, false).word) &&
           big::same(result(kSubtract, a, b).word, sum(a, b, true).word);
}

bool spelling_is_right(const Number &a) {
    Element e;
    pack(e, a.word);
    canonicalize(e);
    Number got;
    unpack(got.word, e);
    return big::same(got.word, modulo_p(a.word, 8).word);
}

}  // namespace

TEST(SmallField, is_right_at_the_ends) {
    for (const Number &a : kEdges) {
        EXPECT_TRUE(spelling_is_right(a));
        for (const Number &b : kEdges) EXPECT_TRUE(sums_are_right(a, b));
    }
}

TEST(SmallField, is_right_for_random_numbers) {
    big::Random random(2026);
    for (uint32_t i = 0; i < 2000; ++i) {
        Number a, b;
        random.fill(a.word, 8);
        random.fill(b.word, 8);
        EXPECT_TRUE(spelling_is_right(a));
        EXPECT_TRUE(sums_are_right(a, b));
    }
}

// Numbers near each multiple of p and of 2^255, where one pass of a reduction is not enough.
TEST(SmallField, has_one_encoding) {
    for (const Number &edge : kEdges) {
        for (int32_t less = -60; less <= 60; ++less) {
            Number a = edge;
            int64_t carry = less;
            for (uint32_t &word : a.word) {
                carry += word;
                word = static_cast<uint32_t>(carry);
                carry >>= 32;
            }
            EXPECT_TRUE(spelling_is_right(a));
        }
    }
}
