// SPDX-License-Identifier: MIT
#include "curve/subgroup.hpp"

#include "big.hpp"
#include "check.hpp"
#include "hex.hpp"
#include "multiple.hpp"

namespace {

using namespace pith::curve;

// A point of order 8.
constexpr const char *kTorsion = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";
constexpr const char *kBase = "5866666666666666666666666666666666666666666666666666666666666666";

#ifdef PITH_ON_TARGET
constexpr int kPoints = 2;
#else
constexpr int kPoints = 60;
#endif

bool has_order_l_by_multiplying(const FieldElement &x, const FieldElement &y) {
    Point p;
    multiple::of_point(p, x, y, kOrder);
    return multiple::is_identity(p);
}

// (x, y) += the point t
void add_affine(FieldElement &x, FieldElement &y, const HalfNiels &t) {
    Point p = {x, y, kOne, kZero};
    multiply(p.t, x, y);
    add_point(p, t, false, KeepT::kNo);
    const FieldElement inverse = inverse_of(p.z);
    multiply(x, p.x, inverse);
    multiply(y, p.y, inverse);
    reduce(x);
    reduce(y);
}

// A random point of any order.
void random_point(FieldElement &x, FieldElement &y, big::Random &random) {
    uint8_t bytes[32];
    do {
        for (uint8_t &byte : bytes) byte = static_cast<uint8_t>(random.next() >> 8);
    } while (!decode_point(x, y, bytes));
}

bool has_order_l_of(const char *hex) {
    FieldElement x, y;
    return decode_point(x, y, Hex<32>(hex).bytes) && has_order_l(x, y);
}

constexpr bool compiler_says(const char *hex) {
    FieldElement x = {}, y = {};
    return decode_point(x, y, Hex<32>(hex).bytes) && has_order_l(x, y);
}

}  // namespace

// Among a point and its sums with the points of order 1, 2, 4 and 8, exactly one has order L.
TEST(Subgroup, is_distinguished_from_its_seven_cosets) {
    FieldElement x, y;
    ASSERT_TRUE(decode_point(x, y, Hex<32>(kTorsion).bytes));
    HalfNiels torsion;
    set_half_niels(torsion, x, y);
    big::Random random(11);
    for (int i = 0; i < kPoints; ++i) {
        random_point(x, y, random);
        int found = 0;
        for (int coset = 0; coset < 8; ++coset) {
            const bool expected = has_order_l_by_multiplying(x, y);
            EXPECT_EQ(has_order_l(x, y), expected) << i << " " << coset;
            // -x also selects the other root.
            FieldElement minus_x;
            subtract(minus_x, kZero, x);
            EXPECT_EQ(has_order_l(minus_x, y), expected) << i << " " << coset;
            found += expected ? 1 : 0;
            add_affine(x, y, torsion);
        }
        EXPECT_EQ(found, 1);
    }
}

TEST(Subgroup, accepts_unreduced_coordinates) {
    constexpr FieldElement kP = {{0xffffffed, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}};
    FieldElement x, y;
    ASSERT_TRUE(decode_point(x, y, Hex<32>(kBase).bytes));
    EXPECT_TRUE(has_order_l(x, y));
    for (uint32_t i = 0; i < 2; ++i) {
        FieldElement &spelled = i == 0 ? x : y;
        uint64_t sum = 0;
        for (uint32_t j = 0; j < 8; ++j) {
            sum += uint64_t{spelled.word[j]} + kP.word[j];
            spelled.word[j] = static_cast<uint32_t>(sum);
            sum >>= 32;
        }
        EXPECT_TRUE(has_order_l(x, y));
    }
}

TEST(Subgroup, refuses_the_small_orders) {
    EXPECT_TRUE(has_order_l_of(kBase));
    EXPECT_TRUE(has_order_l_of("b2d552b68890857171a78b36a5dccf368a953413288c353f7c9d9d6f94b709b3"));
    const char *const refused[] = {
        // Order 8: all four. Order 4: both, whose f is zero or no fourth power.
        kTorsion,
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        // Order L plus a point of order 8, 4 and 2.
        "6a84d583f06569edb3f5ed77df65544b27d6948b4f0b2cb76f33dd8413b20719",
        "5a840736ba7eac745bc1565f2b20ad1ccfbf8b72aacdff3d71d2f9590b491c71",
        "76985cdbd2364a744397b773ed9a33933a0d9390c3775a2aa16fe4f8cb235a8d",
    };
    for (const char *const hex : refused) EXPECT_FALSE(has_order_l_of(hex)) << hex;
}

// Both roots r give the same result; only the finish of the first power chooses r.
TEST(Subgroup, does_not_depend_on_the_root) {
    const char *const keys[] = {
        kBase,
        "5a840736ba7eac745bc1565f2b20ad1ccfbf8b72aacdff3d71d2f9590b491c71",
        "76985cdbd2364a744397b773ed9a33933a0d9390c3775a2aa16fe4f8cb235a8d",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
    };
    for (const char *const key : keys) {
        FieldElement x, y, r, base;
        ASSERT_TRUE(decode_point(x, y, Hex<32>(key).bytes));
        half_base(base, y);
        ASSERT_TRUE(half_finish(r, power_of(base), base));
        for (int sign = 0; sign < 2; ++sign) {
            order_base(base, x, y, r);
            FieldElement power = power_of(base);
            EXPECT_EQ(order_finish(power, base), key == kBase) << key;
            subtract(r, kZero, r);
        }
    }
}

TEST(Subgroup, is_decided_by_the_compiler_too) {
    constexpr bool kYes = compiler_says(kBase);
    constexpr bool kNo =
        compiler_says("5a840736ba7eac745bc1565f2b20ad1ccfbf8b72aacdff3d71d2f9590b491c71");
    EXPECT_TRUE(kYes);
    EXPECT_FALSE(kNo);
}
