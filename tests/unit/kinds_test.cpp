// SPDX-License-Identifier: MIT
#include "audit/kinds.hpp"

#include "check.hpp"

namespace {

using pith::verdict;
using pith::audit::Kinds;
using pith::audit::Path;
using pith::schema::kDocuments;
using pith::schema::Range;
using pith::schema::Rule;
using pith::schema::Shape;

// A root fed key by key. Each marker has its only valid value.
struct Root {
    Path path;
    Kinds kinds;
    Root() {
        memset(static_cast<void *>(this), 0xEE, sizeof *this);
        path.begin();
        path.open(true, Shape::kRoots, Rule::kNone);
        kinds.begin();
    }
    verdict enter(const char *key) {
        const verdict fault =
            kinds.enter(path.walker(), reinterpret_cast<const uint8_t *>(key), strlen(key));
        const uint8_t row = path.walker().row();
        if (row == pith::schema::kNoRow) return fault;
        const Rule rule = kDocuments.rows[row].rule;
        if (pith::record::Markers::is_marker(rule)) kinds.note_marker(rule);
        return fault;
    }
    // Adds all members of a shape except one.
    void enter_all(Shape shape, const char *but = "") {
        const Range range = kDocuments.range(shape);
        for (uint8_t i = range.first; i < range.first + range.count; ++i) {
            const char *const key = kDocuments.rows[i].key;
            if (strcmp(key, but) == 0) continue;
            EXPECT_EQ(enter(key), PITH_PENDING) << key << " without " << but;
        }
    }
    verdict finish() const { return kinds.finish(path.walker()); }
};

constexpr Shape kRoots[] = {Shape::kRecord, Shape::kBundle, Shape::kState, Shape::kEvent};

}  // namespace

TEST(Kinds, are_told_by_the_first_known_member) {
    const struct {
        const char *key;
        Shape shape;
    } firsts[] = {{"aliases", Shape::kRecord},          {"canonical_record", Shape::kRecord},
                  {"built_at", Shape::kBundle},         {"bundle_signature", Shape::kBundle},
                  {"applied_event_ids", Shape::kState}, {"content_sha256", Shape::kEvent},
                  {"event_type", Shape::kEvent},        {"state_type", Shape::kState},
                  {"built_at_", Shape::kNone},          {"built_a", Shape::kNone}};
    for (const auto &first : firsts) {
        Root root;
        EXPECT_FALSE(root.kinds.is_decided());
        EXPECT_EQ(root.enter(first.key), PITH_PENDING) << first.key;
        EXPECT_TRUE(root.kinds.shape() == first.shape) << first.key;
        EXPECT_EQ(root.kinds.is_decided(), first.shape != Shape::kNone) << first.key;
    }
    Root none;
    EXPECT_EQ(none.finish(), PITH_NOT_A_RECORD);
    none.enter("unknown");
    EXPECT_EQ(none.finish(), PITH_NOT_A_RECORD);
}

TEST(Kinds, refuse_members_of_other_kinds) {
    for (const Shape shape : kRoots) {
        Root root;
        root.enter_all(shape);
        EXPECT_TRUE(root.kinds.shape() == shape);
        EXPECT_EQ(root.finish(), PITH_PENDING);
        // A record and a bundle may have unknown members.
        const bool is_open = shape == Shape::kRecord || shape == Shape::kBundle;
        EXPECT_EQ(root.enter("unknown"), is_open ? PITH_PENDING : PITH_UNSUPPORTED);
        for (const Shape other : kRoots) {
            const Range range = kDocuments.range(other);
            for (uint8_t i = range.first; i < range.first + range.count; ++i) {
                const char *const key = kDocuments.rows[i].key;
                const size_t size = strlen(key);
                const uint8_t *const bytes = reinterpret_cast<const uint8_t *>(key);
                if (kDocuments.find(shape, bytes, size) != pith::schema::kNoRow) continue;
                Root mixed;
                mixed.enter_all(shape);
                EXPECT_EQ(mixed.enter(key), PITH_UNSUPPORTED) << key;
            }
        }
    }
}

TEST(Kinds, are_left_open_by_an_unknown_first_member) {
    const struct {
        const char *key;
        verdict want;
    } seconds[] = {{"aliases", PITH_PENDING},
                   {"built_at", PITH_PENDING},
                   {"applied_event_ids", PITH_UNSUPPORTED},
                   {"content_sha256", PITH_UNSUPPORTED}};
    for (const auto &second : seconds) {
        Root root;
        EXPECT_EQ(root.enter("A"), PITH_PENDING);
        EXPECT_EQ(root.enter(second.key), second.want) << second.key;
    }
}

TEST(Kinds, are_complete_with_every_required_member) {
    for (const Shape shape : kRoots) {
        const Range range = kDocuments.range(shape);
        for (uint8_t i = range.first; i < range.first + range.count; ++i) {
            const auto &row = kDocuments.rows[i];
            Root root;
            root.enter_all(shape, row.key);
            const bool is_marker = strstr(row.key, "_type") != nullptr;
            const bool is_needed =
                row.is(pith::schema::kRequired | pith::schema::kRequiredWithType);
            const verdict want = is_marker && shape == Shape::kRecord ? PITH_PENDING
                                 : is_marker                          ? PITH_UNSUPPORTED
                                 : is_needed                          ? PITH_INCOMPLETE
                                                                      : PITH_PENDING;
            EXPECT_EQ(root.finish(), want) << row.key;
        }
    }
}

TEST(Kinds, have_names) {
    const pith_kind want[] = {PITH_KIND_RECORD, PITH_KIND_BUNDLE, PITH_KIND_STATE, PITH_KIND_EVENT};
    for (size_t i = 0; i < 4; ++i) {
        Root root;
        EXPECT_EQ(root.kinds.kind(), PITH_KIND_NONE);
        root.enter_all(kRoots[i]);
        EXPECT_EQ(root.kinds.kind(), want[i]);
        EXPECT_EQ(root.kinds.has_record_type(), kRoots[i] == Shape::kRecord);
    }
    Root envelope;  // all members of a record except its marker
    envelope.enter_all(Shape::kRecord, "record_type");
    EXPECT_EQ(envelope.kinds.kind(), PITH_KIND_ENVELOPE);
    EXPECT_EQ(envelope.finish(), PITH_PENDING);
}

// The check of the member before must not apply to an unknown member.
TEST(Kinds, give_an_unknown_member_no_row) {
    Root root;
    EXPECT_EQ(root.enter("aliases"), PITH_PENDING);
    EXPECT_NE(root.path.walker().row(), pith::schema::kNoRow);
    EXPECT_EQ(root.enter("b"), PITH_PENDING);
    EXPECT_EQ(root.path.walker().row(), pith::schema::kNoRow);
}
