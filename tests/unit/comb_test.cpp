// SPDX-License-Identifier: MIT
#include "curve/comb.hpp"

#include <string.h>

#include "big.hpp"
#include "check.hpp"
#include "multiple.hpp"

namespace {

using namespace pith::curve;

void by_comb(Point &p, const Comb &comb, Scalar k) {
    recode(k, comb_digits(comb));
    set_identity(p);
    for (uint32_t step = comb.steps; step-- != 0;) {
        double_point(p, KeepT::kYes);
        for (uint32_t block = 0; block < comb.blocks; ++block) {
            add_column(p, comb, k, block * comb.steps + step, KeepT::kYes);
        }
    }
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

template <uint32_t teeth, uint32_t blocks>
void multiplies_right() {
    const Comb comb = comb_over<teeth, blocks>(kBaseTable<teeth, blocks>.entries);
    EXPECT_GE(comb_digits(comb), 253u);
    EXPECT_LE(comb_digits(comb), 288u);
    big::Random random(teeth);
    for (int i = 0; i < 6; ++i) {
        Scalar k = {};
        if (i == 1) k = {{1}};
        if (i == 2) {
            k = kOrder;
            --k.word[0];
        }
        if (i > 2) {
            uint32_t words[9];
            random.fill(words, 9);
            big::modulo(k.word, words, 9, big::kL);
        }
        Point want, got;
        multiple::of_point(want, kBaseX, kBaseY, k);
        by_comb(got, comb, k);
        EXPECT_TRUE(same_point(want, got)) << teeth << " teeth, " << blocks << " blocks, " << i;
    }
}

// The table that the compiler makes, computed at run time.
template <uint32_t teeth, uint32_t blocks>
void makes_the_compilers_table() {
    FieldElement x = kBaseX, y = kBaseY;
    const CombTable<teeth, blocks> table(x, y);
    const CombTable<teeth, blocks> &want = kBaseTable<teeth, blocks>;
    EXPECT_EQ(memcmp(table.entries, want.entries, sizeof want.entries), 0);
}

}  // namespace

// The host tests the other shapes against libsodium. Only the shape with 6 teeth has digits beyond
// bit 255.
TEST(Comb, multiplies_with_2_teeth) {
    multiplies_right<2, 1>();
}
TEST(Comb, multiplies_with_5_teeth) {
    multiplies_right<5, 1>();
}
TEST(Comb, multiplies_with_6_teeth) {
    multiplies_right<6, 1>();
}
TEST(Comb, multiplies_with_2_blocks) {
    multiplies_right<3, 2>();
}

// Scalars reach few entries, so each entry is compared with the sum of its teeth.
TEST(Comb, has_right_entries) {
    const Comb comb = comb_over<5, 1>(kBaseTable<5, 1>.entries);
    for (uint32_t signs = 0; signs < 16; ++signs) {
        // The sum of +-2^(steps * row), computed from the top row by doublings and additions of B.
        HalfNiels base;
        set_half_niels(base, kBaseX, kBaseY);
        Point want, got;
        set_identity(want);
        for (uint32_t row = 5; row-- != 0;) {
            for (uint32_t i = 0; i < comb.steps && row != 4; ++i) double_point(want, KeepT::kYes);
            add_point(want, base, row != 4 && (signs >> row & 1) == 0, KeepT::kYes);
        }
        set_identity(got);
        add_point(got, comb.entries[signs], false, KeepT::kYes);
        EXPECT_TRUE(same_point(want, got));
    }
}

TEST(Comb, has_the_same_table_at_run_time) {
    makes_the_compilers_table<3, 1>();
}
TEST(Comb, has_the_same_table_of_2_blocks_at_run_time) {
    makes_the_compilers_table<2, 2>();
}

TEST(Comb, has_fewer_steps_with_more_teeth) {
    // The design's table: the number of columns is the doublings plus one.
    EXPECT_EQ(comb_steps(4, 1), 64u);
    EXPECT_EQ(comb_steps(5, 1), 51u);
    EXPECT_EQ(comb_steps(6, 1), 43u);
    EXPECT_EQ(comb_steps(7, 1), 37u);
    EXPECT_EQ(comb_steps(8, 1), 32u);
    EXPECT_EQ(comb_steps(8, 2), 16u);
}
