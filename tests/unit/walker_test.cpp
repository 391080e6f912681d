// SPDX-License-Identifier: MIT
#include "schema/walker.hpp"

#include "check.hpp"
#include "schema/schema.hpp"

namespace {

using namespace pith::schema;

using Walk = Walker<4, uint32_t>;

pith::verdict enter(Walk &walker, const char *key) {
    return walker.enter(kDocuments, reinterpret_cast<const uint8_t *>(key), strlen(key));
}

bool is_at(const Walk &walker, Shape in, const char *key) {
    if (walker.row() == kNoRow) return false;
    const Range range = kDocuments.range(in);
    return walker.row() >= range.first && walker.row() < range.first + range.count &&
           strcmp(kDocuments.rows[walker.row()].key, key) == 0;
}

}  // namespace

TEST(Walker, knows_members_and_what_is_closed) {
    Walk walker;
    walker.begin();
    EXPECT_EQ(walker.row(), kNoRow);
    walker.open(Shape::kRecord);
    EXPECT_EQ(enter(walker, "receipt"), PITH_PENDING);
    EXPECT_TRUE(is_at(walker, Shape::kRecord, "receipt"));
    EXPECT_EQ(enter(walker, "other"), PITH_PENDING);
    EXPECT_EQ(walker.row(), kNoRow);
    EXPECT_EQ(enter(walker, "receipt"), PITH_AMBIGUOUS);
    walker.open(Shape::kReceipt);
    EXPECT_EQ(walker.row(), kNoRow);
    EXPECT_EQ(enter(walker, "kind"), PITH_PENDING);
    EXPECT_TRUE(is_at(walker, Shape::kReceipt, "kind"));
    EXPECT_EQ(enter(walker, "other"), PITH_UNSUPPORTED);
    EXPECT_EQ(walker.row(), kNoRow);
    // A member that no table lists is open.
    walker.open(Shape::kNone);
    EXPECT_EQ(enter(walker, "kind"), PITH_PENDING);
    EXPECT_EQ(enter(walker, "kind"), PITH_PENDING);
    EXPECT_EQ(walker.row(), kNoRow);
}

// Each object keeps its own set of members while inner objects open and close.
TEST(Walker, remembers_members_seen) {
    Walk walker;
    walker.begin();
    walker.open(Shape::kAliases);
    for (int turn = 0; turn < 2; ++turn) {
        walker.enter_element(kDocuments);
        ASSERT_NE(walker.row(), kNoRow);
        EXPECT_TRUE(kDocuments.rows[walker.row()].shape == Shape::kAlias);
        walker.open(Shape::kAlias);
        EXPECT_EQ(enter(walker, "alias_kind"), PITH_PENDING);
        EXPECT_FALSE(walker.has_all(kDocuments));
        walker.open(Shape::kNone);
        EXPECT_TRUE(walker.has_all(kDocuments));
        walker.close();
        EXPECT_FALSE(walker.has_all(kDocuments));
        EXPECT_EQ(enter(walker, "alias_value"), PITH_PENDING);
        EXPECT_TRUE(walker.has_all(kDocuments));
        EXPECT_EQ(enter(walker, "alias_kind"), PITH_AMBIGUOUS);
        walker.close();
        EXPECT_EQ(walker.row(), kNoRow);
        EXPECT_EQ(walker.depth(), 1);
    }
    // One row serves every member of a map, so its members are no duplicates.
    walker.open(Shape::kLinks);
    EXPECT_EQ(enter(walker, "a"), PITH_PENDING);
    EXPECT_EQ(enter(walker, "b"), PITH_PENDING);
    EXPECT_NE(walker.row(), kNoRow);
}

// Row 20 of the widest shape also needs its own bit.
TEST(Walker, has_a_bit_for_every_row) {
    for (uint8_t in = 1; in < static_cast<uint8_t>(Shape::kCount); ++in) {
        Walk walker;
        walker.begin();
        walker.open(static_cast<Shape>(in));
        const Range range = kDocuments.range(static_cast<Shape>(in));
        for (uint8_t i = range.first; i < range.first + range.count; ++i) {
            const char *const key = kDocuments.rows[i].key;
            if (key == nullptr) continue;
            EXPECT_EQ(enter(walker, key), PITH_PENDING) << key;
            EXPECT_EQ(enter(walker, key), PITH_AMBIGUOUS) << key;
        }
        EXPECT_TRUE(walker.has_all(kDocuments, kRequired | kRequiredWithType));
    }
}

TEST(Walker, becomes_another_shape_without_members) {
    Walk walker;
    walker.begin();
    walker.open(Shape::kRoots);
    walker.become(Shape::kRecord);
    EXPECT_EQ(enter(walker, "canonical_record"), PITH_PENDING);
    EXPECT_EQ(enter(walker, "receipt"), PITH_PENDING);
    EXPECT_TRUE(walker.has_all(kDocuments));
    EXPECT_FALSE(walker.has_all(kDocuments, kRequired | kRequiredWithType));
    walker.become(Shape::kBundle);
    EXPECT_EQ(walker.depth(), 1);
    EXPECT_EQ(enter(walker, "canonical_record"), PITH_PENDING);
    EXPECT_TRUE(is_at(walker, Shape::kBundle, "canonical_record"));
}
