// SPDX-License-Identifier: MIT
#include "curve/point.hpp"

#include "check.hpp"
#include "curve/comb.hpp"
#include "curve/decode.hpp"
#include "hex.hpp"
#include "multiple.hpp"

namespace {

using namespace pith::curve;
using multiple::is_identity;

bool on_curve_with_t(const Point &p) {
    // (Y^2 - X^2) Z^2 = Z^4 + d X^2 Y^2, XY = ZT, Z not zero.
    FieldElement xx, yy, zz, left, right;
    square(xx, p.x);
    square(yy, p.y);
    square(zz, p.z);
    subtract(left, yy, xx);
    multiply(left, left, zz);
    multiply(right, xx, yy);
    multiply(right, right, kD);
    square(zz, zz);
    add(right, right, zz);
    if (!equal(left, right)) return false;
    multiply(left, p.x, p.y);
    multiply(right, p.z, p.t);
    return equal(left, right) && !is_zero(p.z);
}

bool same_point(const Point &a, const Point &b) {
    FieldElement left, right;
    multiply(left, a.x, b.z);
    multiply(right, b.x, a.z);
    if (!equal(left, right)) return false;
    multiply(left, a.y, b.z);
    multiply(right, b.y, a.z);
    return equal(left, right);
}

void multiple_of_base(Point &p, const Scalar &k) {
    multiple::of_point(p, kBaseX, kBaseY, k);
}

bool encodes_to(const Point &p, const char *hex) {
    const FieldElement z = inverse_of(p.z);
    FieldElement x, y;
    multiply(x, p.x, z);
    multiply(y, p.y, z);
    reduce(x);
    reduce(y);
    y.word[7] |= x.word[0] << 31;
    FieldElement want;
    read_words(want.word, Hex<32>(hex).bytes, 8);
    return same_words(y, want);
}

bool decodes(const char *hex) {
    FieldElement x, y;
    return decode_point(x, y, Hex<32>(hex).bytes);
}

}  // namespace

// Multiples of the base point, by the Python program of tests/synthetic.
TEST(Point, multiplies_the_base_point) {
    struct Case {
        Scalar k;
        const char *encoding;
    };
    constexpr Case kCases[] = {
        {{{0x00000001, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
           0x00000000}},
         "5866666666666666666666666666666666666666666666666666666666666666"},
        {{{0x00000002, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
           0x00000000}},
         "c9a3f86aae465f0e56513864510f3997561fa2c9e85ea21dc2292309f3cd6022"},
        {{{0x00000003, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
           0x00000000}},
         "d4b4f5784868c3020403246717ec169ff79e26608ea126a1ab69ee77d1b16712"},
        {{{0x00000005, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
           0x00000000}},
         "edc876d6831fd2105d0b4389ca2e283166469289146e2ce06faefe98b22548df"},
        {{{0x5cf5d3ec, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0x00000000, 0x00000000, 0x00000000,
           0x10000000}},
         "58666666666666666666666666666666666666666666666666666666666666e6"},
        {{{0x892f902b, 0x1818e811, 0x5d9dc9f8, 0x9531985d, 0x0ed90475, 0xe8e25d94, 0x81e74ef5,
           0x06deceb9}},
         "d3525b2e1a7ad939783e0e99e4d4175f8a3c883b479ac3a7e77b9fc14a1c8409"},
        {{{0xa09f76b5, 0x953f48f1, 0xf29d0da9, 0x0fd630f1, 0x93bd04cf, 0x95e60af5, 0x658cda14,
           0x01963c53}},
         "2493e1ef00bb2e39ab54ca0e37ab6ae545a02c773f6cedb203ae5fb6c05df5d4"},
    };
    for (const Case &c : kCases) {
        Point p;
        multiple_of_base(p, c.k);
        EXPECT_TRUE(on_curve_with_t(p));
        EXPECT_TRUE(encodes_to(p, c.encoding));
    }
}

TEST(Point, reaches_the_identity_after_its_order) {
    Point p;
    multiple_of_base(p, kOrder);
    EXPECT_TRUE(is_identity(p));
    Scalar less = kOrder;
    --less.word[0];
    multiple_of_base(p, less);
    EXPECT_FALSE(is_identity(p));
    // Order 2: X = 0 like the identity, but Y = -Z.
    Point two;
    set_identity(two);
    subtract(two.y, kZero, two.y);
    EXPECT_FALSE(is_identity(two));
    two.z = two.y;
    EXPECT_TRUE(is_identity(two));
    // Not on the curve; only a fault can produce this point.
    two.x = kOne;
    EXPECT_FALSE(is_identity(two));
}

TEST(Point, adds_subtracts_and_doubles_without_exception) {
    HalfNiels base;
    set_half_niels(base, kBaseX, kBaseY);
    Point p, q;
    // The identity is a valid operand of every operation.
    set_identity(p);
    double_point(p, KeepT::kYes);
    EXPECT_TRUE(is_identity(p));
    add_point(p, base, false, KeepT::kYes);
    EXPECT_TRUE(on_curve_with_t(p));
    // The addition B + B equals the doubling 2B.
    q = p;
    add_point(p, base, false, KeepT::kYes);
    double_point(q, KeepT::kYes);
    EXPECT_TRUE(on_curve_with_t(p));
    EXPECT_TRUE(on_curve_with_t(q));
    EXPECT_TRUE(same_point(p, q));
    // 2B - B - B - B = -B
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(is_identity(p), i == 2);
        add_point(p, base, true, KeepT::kYes);
        EXPECT_TRUE(on_curve_with_t(p));
    }
    EXPECT_TRUE(encodes_to(p, "58666666666666666666666666666666666666666666666666666666666666e6"));
}

// T may be skipped before a doubling; X, Y and Z stay the same.
TEST(Point, skips_t) {
    HalfNiels base;
    set_half_niels(base, kBaseX, kBaseY);
    Point with, without;
    multiple_of_base(with, {{5}});
    without = with;
    double_point(with, KeepT::kYes);
    double_point(without, KeepT::kNo);
    EXPECT_TRUE(same_point(with, without));
    without = with;
    add_point(with, base, true, KeepT::kYes);
    add_point(without, base, true, KeepT::kNo);
    EXPECT_TRUE(same_point(with, without));
    double_point(with, KeepT::kYes);
    double_point(without, KeepT::kYes);
    EXPECT_TRUE(same_point(with, without));
    EXPECT_TRUE(on_curve_with_t(without));
}

TEST(Point, decodes_to_coordinates) {
    struct Case {
        const char *encoding;
        FieldElement x, y;
    };
    constexpr Case kCases[] = {
        {"5866666666666666666666666666666666666666666666666666666666666666",
         {{0x8f25d51a, 0xc9562d60, 0x9525a7b2, 0x692cc760, 0xfdd6dc5c, 0xc0a4e231, 0xcd6e53fe,
           0x216936d3}},
         {{0x66666658, 0x66666666, 0x66666666, 0x66666666, 0x66666666, 0x66666666, 0x66666666,
           0x66666666}}},
        {"c9a3f86aae465f0e56513864510f3997561fa2c9e85ea21dc2292309f3cd6022",
         {{0x2843ce0e, 0x83c5a14e, 0x15d7a45f, 0x080d8e45, 0x1833e7ac, 0x3d043b7d, 0x9f5a046c,
           0x36ab384c}},
         {{0x6af8a3c9, 0x0e5f46ae, 0x64385156, 0x97390f51, 0xc9a21f56, 0x1da25ee8, 0x092329c2,
           0x2260cdf3}}},
        {"c0f1225584444ec730446e231390781ffdd2f256e9fcbeb2f40dddc2c2233d7f",
         {{0x5185715c, 0xd3e02306, 0x2e4e0294, 0x86d80e5c, 0x6f9422b8, 0x1bf336e0, 0xc8007165,
           0x357cc970}},
         {{0x5522f1c0, 0xc74e4484, 0x236e4430, 0x1f789013, 0x56f2d2fd, 0xb2befce9, 0xc2dd0df4,
           0x7f3d23c2}}},
        {"31d309a65b2287b22c250e43c2a31a5dc4bf3379380dcba9f65b75586cb1f759",
         {{0xe0ceaa42, 0x0946b736, 0x43285794, 0xfb8cafc8, 0x29c24837, 0x45b0735a, 0x9276e453,
           0x02d2286c}},
         {{0xa609d331, 0xb287225b, 0x430e252c, 0x5d1aa3c2, 0x7933bfc4, 0xa9cb0d38, 0x58755bf6,
           0x59f7b16c}}},
    };
    for (const Case &c : kCases) {
        Hex<32> bytes(c.encoding);
        FieldElement x, y, minus_x;
        ASSERT_TRUE(decode_point(x, y, bytes.bytes));
        EXPECT_TRUE(same_words(x, c.x));
        EXPECT_TRUE(same_words(y, c.y));
        bytes.bytes[31] ^= 0x80;
        ASSERT_TRUE(decode_point(minus_x, y, bytes.bytes));
        add(x, x, minus_x);
        EXPECT_TRUE(is_zero(x));
        EXPECT_TRUE(same_words(y, c.y));
    }
}

TEST(Point, refuses_invalid_keys) {
    // Not on the curve: y = 2, 7, 8, 11.
    EXPECT_FALSE(decodes("0200000000000000000000000000000000000000000000000000000000000000"));
    EXPECT_FALSE(decodes("0700000000000000000000000000000000000000000000000000000000000080"));
    EXPECT_FALSE(decodes("0800000000000000000000000000000000000000000000000000000000000000"));
    EXPECT_FALSE(decodes("0b00000000000000000000000000000000000000000000000000000000000000"));
    // The identity and the point of order 2, with both sign bits of x = 0.
    EXPECT_FALSE(decodes("0100000000000000000000000000000000000000000000000000000000000000"));
    EXPECT_FALSE(decodes("0100000000000000000000000000000000000000000000000000000000000080"));
    EXPECT_FALSE(decodes("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
    EXPECT_FALSE(decodes("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"));
    // y = 3 is on the curve; 3 + p is its second encoding; p, p + 1 and 2^255 - 1.
    EXPECT_TRUE(decodes("0300000000000000000000000000000000000000000000000000000000000000"));
    EXPECT_FALSE(decodes("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
    EXPECT_FALSE(decodes("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
    EXPECT_FALSE(decodes("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"));
    EXPECT_FALSE(decodes("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));
}

TEST(Point, writes_no_more_than_an_element) {
    Hex<32> bytes("0300000000000000000000000000000000000000000000000000000000000000");
    FieldElement two[2] = {kZero, kOne};
    EXPECT_TRUE(decode_y(two[0], bytes.bytes));
    EXPECT_TRUE(same_words(two[0], {{3}}));
    EXPECT_TRUE(same_words(two[1], kOne));
}
