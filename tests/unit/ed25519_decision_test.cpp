// SPDX-License-Identifier: MIT
// Two functions check the decision. Here each must refuse alone; in all other tests one could hide
// a fault of the other.
#include "check.hpp"
#include "conformance/ed25519_equation.hpp"
#include "hex.hpp"

namespace {

using pith::curve::EquationTest;
using pith::curve::Verification;
using Result = Verification::Result;

// The registry's signature of a record.
constexpr Hex<32> kMessage("20f85eecc28adc98a4f2b168dd38d936a9d5aee7351cacb97ca1fdce614fda8f");
constexpr Hex<64> kSignature(
    "0735e6dd9ac5e9e9496edaf9ef38139729d2acaf5b624f0d19322c7d3f5f8d46"
    "e65e1d39aba0e5468632cdb1169343bfbdb3bedd516dbc0c4e01aed1fde47606");

void flip(void *bytes, uint32_t bit) {
    uint8_t &byte = static_cast<uint8_t *>(bytes)[bit / 8];
    byte = static_cast<uint8_t>(byte ^ 1u << bit % 8);
}

void step_to_comparison(Verification &v) {
    v.begin(kSignature.bytes, kMessage.bytes, pith_registry_key);
    while (!EquationTest::compares_next(v)) v.step(pith_registry_key, 1);
}

uint32_t recheck(const Verification &v) {
    return v.recheck(kSignature.bytes, kMessage.bytes, pith_registry_key);
}

}  // namespace

TEST(Ed25519Decision, first_comparison_alone_refuses_every_bit_of_r) {
    Verification at_comparison;
    step_to_comparison(at_comparison);
    Verification v = at_comparison;
    EXPECT_EQ(v.step(pith_registry_key, 1), Result::kValid);
    for (uint32_t bit = 0; bit < 256; ++bit) {
        v = at_comparison;
        flip(EquationTest::kept_r(v), bit);
        EXPECT_EQ(v.step(pith_registry_key, 1), Result::kInvalid) << bit;
        EXPECT_NE(recheck(v), 0u) << bit;
    }
}

TEST(Ed25519Decision, second_comparison_alone_refuses_every_bit) {
    Verification v;
    step_to_comparison(v);
    EXPECT_NE(recheck(v), 0u);  // there is no decision yet
    EXPECT_EQ(v.step(pith_registry_key, 1), Result::kValid);
    EXPECT_EQ(recheck(v), 0u);

    for (uint32_t bit = 0; bit < 256; ++bit) {
        flip(EquationTest::computed_r(v), bit);
        EXPECT_NE(recheck(v), 0u) << bit;
        flip(EquationTest::computed_r(v), bit);

        Hex<64> signature = kSignature;
        flip(signature.bytes, bit);
        EXPECT_NE(v.recheck(signature.bytes, kMessage.bytes, pith_registry_key), 0u) << bit;
        Hex<32> message = kMessage;
        flip(message.bytes, bit);
        EXPECT_NE(v.recheck(kSignature.bytes, message.bytes, pith_registry_key), 0u) << bit;
        if (EquationTest::kHasToken) {
            pith_key key = pith_registry_key;
            flip(key.bytes, bit);
            EXPECT_NE(v.recheck(kSignature.bytes, kMessage.bytes, key), 0u) << bit;
        }
    }
    for (uint32_t bit = 0; bit < 32; ++bit) {
        flip(EquationTest::token(v), bit);
        EXPECT_NE(recheck(v), 0u) << bit;
        flip(EquationTest::token(v), bit);
        flip(EquationTest::result(v), bit);
        EXPECT_NE(recheck(v), 0u) << bit;
        flip(EquationTest::result(v), bit);
    }
    EXPECT_EQ(recheck(v), 0u);
}

#ifndef PITH_SMALL_CURVE
// A key without a comb: the same with the projective point and the points in use.
TEST(Ed25519Decision, both_comparisons_alone_refuse_without_a_comb) {
    pith_key key = pith_registry_key;
    pith::curve::Plain::set(key);
    const auto again = [&](const Verification &v) {
        return v.recheck(kSignature.bytes, kMessage.bytes, key);
    };
    Verification at_comparison;
    at_comparison.begin(kSignature.bytes, kMessage.bytes, key);
    while (!EquationTest::compares_plain_next(at_comparison)) at_comparison.step(key, 1);
    EXPECT_NE(again(at_comparison), 0u);
    Verification right = at_comparison;
    EXPECT_EQ(right.step(key, 1), Result::kValid);
    EXPECT_EQ(again(right), 0u);

    // All zero equals every point in projective form.
    Verification zero = at_comparison;
    EquationTest::product(zero) = {};
    EXPECT_EQ(zero.step(key, 1), Result::kInvalid);
    zero = right;
    EquationTest::product(zero) = {};
    EXPECT_NE(again(zero), 0u);
    // T is not used.
    constexpr uint32_t kBits = 3 * 256, kPointBits = 2 * 256;
    for (uint32_t bit = 0; bit < kBits; ++bit) {
        Verification v = at_comparison;
        flip(&EquationTest::product(v), bit);
        EXPECT_EQ(v.step(key, 1), Result::kInvalid) << bit;
        v = right;
        flip(&EquationTest::product(v), bit);
        EXPECT_NE(again(v), 0u) << bit;
    }
    for (uint32_t bit = 0; bit < kPointBits; ++bit) {
        Verification v = at_comparison;
        flip(&EquationTest::minus_r(v), bit);
        EXPECT_EQ(v.step(key, 1), Result::kInvalid) << bit;
        v = right;
        flip(&EquationTest::minus_r(v), bit);
        EXPECT_NE(again(v), 0u) << bit;
        v = right;
        flip(&EquationTest::minus_a(v), bit);
        EXPECT_NE(again(v), 0u) << bit;
    }
    for (uint32_t bit = 0; bit < 256; ++bit) {
        Hex<64> signature = kSignature;
        flip(signature.bytes, bit);
        EXPECT_NE(right.recheck(signature.bytes, kMessage.bytes, key), 0u) << bit;
        Hex<32> message = kMessage;
        flip(message.bytes, bit);
        EXPECT_NE(right.recheck(kSignature.bytes, message.bytes, key), 0u) << bit;
        pith_key other = key;
        flip(other.bytes, bit);
        EXPECT_NE(right.recheck(kSignature.bytes, kMessage.bytes, other), 0u) << bit;
    }
    for (uint32_t bit = 0; bit < 32; ++bit) {
        Verification v = right;
        flip(EquationTest::token(v), bit);
        EXPECT_NE(again(v), 0u) << bit;
        v = right;
        flip(EquationTest::result(v), bit);
        EXPECT_NE(again(v), 0u) << bit;
        v = right;
        flip(&EquationTest::short_scalars(v).sum, bit);
        EXPECT_NE(again(v), 0u) << bit;
    }
}

// Decoding refuses the identity for R. If a fault passes over that, the second comparison refuses
// it alone: all other values are right.
TEST(Ed25519Decision, second_comparison_alone_refuses_the_identity_for_r) {
    pith_key key = pith_registry_key;
    pith::curve::Plain::set(key);
    Hex<64> signature = kSignature;
    memset(signature.bytes, 0, 32);
    signature.bytes[0] = 1;
    Verification v;
    v.begin(signature.bytes, kMessage.bytes, key);
    EXPECT_EQ(v.step(key, 0), Result::kInvalid);
    const Result valid = Result::kValid;
    memcpy(EquationTest::result(v), &valid, sizeof valid);
    EquationTest::short_scalars(v).sum = 0;
    EquationTest::product(v) = {};
    EquationTest::product(v).y = EquationTest::product(v).z = pith::curve::kOne;
    set_half_niels(EquationTest::minus_r(v), pith::curve::kZero, pith::curve::kOne);
    EXPECT_EQ(v.recheck(signature.bytes, kMessage.bytes, key), 1u);
}

// An attacker who makes the scalars a = 0 and c = 1 needs no private key: [S]B = R.
TEST(Ed25519Decision, token_detects_scalars_that_were_not_checked) {
    pith_key key = pith_registry_key;
    pith::curve::Plain::set(key);
    Verification v;
    v.begin(kSignature.bytes, kMessage.bytes, key);
    while (!EquationTest::compares_plain_next(v)) v.step(key, 1);
    v.step(key, 1);
    const Verification right = v;
    v.begin(kSignature.bytes, kMessage.bytes, key);
    while (v.step(key, 1) == Result::kPending) EquationTest::pass_over_scalars(v);
    EquationTest::copy_plain_decision(v, right);
    EXPECT_NE(v.recheck(kSignature.bytes, kMessage.bytes, key), 0u);
}

TEST(Ed25519Decision, refuses_a_wrong_inverse) {
    Verification at_comparison;
    step_to_comparison(at_comparison);
    for (uint32_t bit = 0; bit < 256; ++bit) {
        Verification v = at_comparison;
        flip(EquationTest::inverse(v), bit);
        EXPECT_EQ(v.step(pith_registry_key, 1), Result::kInvalid) << bit;
    }
}

// The token detects a skipped part even when all compared values are right. An attacker could
// prepare such values if he knows which part is skipped.
TEST(Ed25519Decision, token_detects_a_skipped_part) {
    Verification v;
    step_to_comparison(v);
    EXPECT_EQ(v.step(pith_registry_key, 1), Result::kValid);  // leaves the right token in memory
    const Verification right = v;

    v.begin(kSignature.bytes, kMessage.bytes, pith_registry_key);
    EquationTest::pass_over_hash(v);
    while (v.step(pith_registry_key, 1) == Result::kPending) {
    }
    EquationTest::copy_decision(v, right);
    EXPECT_NE(recheck(v), 0u);

    v.begin(kSignature.bytes, kMessage.bytes, pith_registry_key);
    while (!EquationTest::multiplies_next(v)) v.step(pith_registry_key, 1);
    EquationTest::pass_over_column(v);
    while (v.step(pith_registry_key, 1) == Result::kPending) {
    }
    EquationTest::copy_decision(v, right);
    EXPECT_NE(recheck(v), 0u);
}
#endif
