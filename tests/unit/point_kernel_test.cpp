// SPDX-License-Identifier: MIT
// Compares a kernel's point operations with the formulas, at the longest carries and borrows.
#include "big.hpp"
#include "check.hpp"
#include "curve/point.hpp"

namespace {

using namespace pith::curve;

constexpr FieldElement kEdges[] = {
    {{0}},
    {{1}},
    {{2}},
    {{37}},
    {{38}},
    {{0xffffffff}},
    {{0, 1}},
    {{0, 0, 0, 0, 0, 0, 0, 0x80000000}},
    {{0xffffffed, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}},  // p
    {{0xffffffda, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},  // 2p
    {{0xffffffdb, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},
    {{0xfffffffe, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},
    {{0xffffffff, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}},
    {{0, ~0u, 0, ~0u, 0, ~0u, 0, ~0u}},
};

constexpr KeepT kKeepT[] = {KeepT::kYes, KeepT::kNo};
constexpr bool kNegative[] = {false, true};

bool same_point(const Point &a, const Point &b, KeepT keep_t) {
    return equal(a.x, b.x) && equal(a.y, b.y) && equal(a.z, b.z) &&
           (keep_t == KeepT::kNo || equal(a.t, b.t));
}

bool doubles(const Point &p) {
    for (KeepT keep_t : kKeepT) {
        Point got = p, want = p;
        double_point(got, keep_t);
        portable::double_point(want, keep_t);
        if (!same_point(got, want, keep_t)) return false;
    }
    return true;
}

bool doubles_many_times(const Point &p) {
    for (uint32_t times = 2; times < 5; ++times) {
        for (KeepT keep_t : kKeepT) {
            Point got = p, want = p;
            double_times(got, keep_t, times);
            for (uint32_t i = 0; i < times; ++i) portable::double_point(want, keep_t);
            if (!same_point(got, want, keep_t)) return false;
        }
    }
    return true;
}

bool adds(const Point &p, const HalfNiels &q) {
    for (KeepT keep_t : kKeepT) {
        for (bool negative : kNegative) {
            Point got = p, want = p;
            add_point(got, q, negative, keep_t);
            portable::add_point(want, q, negative, keep_t);
            if (!same_point(got, want, keep_t)) return false;
        }
    }
    return true;
}

// X and Y with Y - X = a and Y + X = b, word for word: X = (b - a) / 2, plus 2p if negative, and Y
// = (b + a) / 2. a and b are both even or both odd.
void set_difference_sum(Point &p, const FieldElement &a, const FieldElement &b) {
    uint32_t sum[9] = {}, difference[9] = {};
    uint64_t carry = 0, borrow = 0;
    for (uint32_t i = 0; i < 9; ++i) {
        const uint32_t x = i < 8 ? a.word[i] : 0, y = i < 8 ? b.word[i] : 0;
        carry += uint64_t{x} + y;
        sum[i] = static_cast<uint32_t>(carry);
        carry >>= 32;
        const uint64_t part = uint64_t{y} - x - borrow;
        difference[i] = static_cast<uint32_t>(part);
        borrow = part >> 63;
    }
    uint32_t take = borrow != 0 ? 38 : 0;
    for (uint32_t i = 0; i < 8; ++i) {
        p.y.word[i] = sum[i] >> 1 | sum[i + 1] << 31;
        const uint32_t half = difference[i] >> 1 | difference[i + 1] << 31;
        p.x.word[i] = half - take;
        take = half < take ? 1 : 0;
    }
}

}  // namespace

TEST(PointKernel, adds_edges) {
    for (const FieldElement &a : kEdges) {
        for (FieldElement b : kEdges) {
            const HalfNiels q = {kOne, kOne, kOne};  // leaves the sums unchanged
            Point p = {kZero, kZero, a, b};
            b.word[0] ^= (a.word[0] ^ b.word[0]) & 1;
            set_difference_sum(p, a, b);
            EXPECT_TRUE(adds(p, q));
            p = {a, b, b, a};
            EXPECT_TRUE(adds(p, q));
        }
    }
}

// Squares near 2^256 come from 2p - n: (2p - 5)^2 becomes 2p + 25, for example. kRoot^2 + 7 is a
// multiple of 2^128 between 2^255 and 2^256.
TEST(PointKernel, doubles_edges) {
    constexpr FieldElement kRoot = {{0x9c98c0b5, 0x19b4bb63, 0x73c0523a, 0xea39f1bf}};
    FieldElement choice[16] = {kZero, kOne, {{2}}, {{0, 1}}, {{0, 0, 0, 0x10000}}, kRoot};
    uint32_t count = 6;
    for (uint32_t n = 1; n < 8; ++n) {
        choice[count] = {{0xffffffda - n, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0xffffffff}};
        ++count;
    }
    for (uint32_t i = 0; i < count; ++i) {
        for (uint32_t j = 0; j < count; ++j) {
            EXPECT_TRUE(doubles({choice[i], choice[j], choice[i], kZero}));
            EXPECT_TRUE(doubles({choice[i], choice[j], kOne, kZero}));
            EXPECT_TRUE(doubles({kZero, choice[i], choice[j], kZero}));
        }
    }
}

TEST(PointKernel, follows_the_formulas_on_random_elements) {
    big::Random random(3);
    for (uint32_t i = 0; i < 50; ++i) {
        Point p;
        HalfNiels q;
        random.fill(p.x.word, 8);
        random.fill(p.y.word, 8);
        random.fill(p.z.word, 8);
        random.fill(p.t.word, 8);
        random.fill(q.half_sum.word, 8);
        random.fill(q.half_difference.word, 8);
        random.fill(q.product.word, 8);
        EXPECT_TRUE(doubles(p));
        EXPECT_TRUE(doubles_many_times(p));
        EXPECT_TRUE(adds(p, q));
    }
}
