// SPDX-License-Identifier: MIT
#include "schema/schema.hpp"

#include <pith/pith.h>

#include "check.hpp"
#include "schema/lines.hpp"

namespace {

using namespace pith::schema;

constexpr uint8_t kShapes = static_cast<uint8_t>(Shape::kCount);

// Writes the keys of a shape in order, "*" for an element.
void list_keys(const Table &table, Shape shape, char *out) {
    const Range range = table.range(shape);
    for (uint8_t i = range.first; i < range.first + range.count; ++i) {
        const char *const key = table.rows[i].key == nullptr ? "*" : table.rows[i].key;
        if (i != range.first) *out++ = ' ';
        memcpy(out, key, strlen(key));
        out += strlen(key);
    }
    *out = '\0';
}

struct Members {
    Shape shape;
    const char *keys;
};

// The table has exactly these shapes with exactly these members.
template <size_t kCount>
void expect_exactly(const Table &table, const Members (&want)[kCount]) {
    uint64_t listed = 0;
    for (const Members &members : want) {
        char keys[400];
        list_keys(table, members.shape, keys);
        EXPECT_STREQ(keys, members.keys);
        listed |= uint64_t{1} << static_cast<uint8_t>(members.shape);
    }
    for (uint8_t shape = 0; shape < kShapes; ++shape) {
        if ((listed >> shape & 1) != 0) continue;
        EXPECT_EQ(table.range(static_cast<Shape>(shape)).count, 0) << int{shape};
    }
}

}  // namespace

TEST(Schema, finds_every_row) {
    const Table *const tables[] = {&kDocuments, &kOnePass, &kParts, &kRotation};
    for (const Table *const table : tables) {
        for (uint8_t in = 0; in < kShapes; ++in) {
            const Shape shape = static_cast<Shape>(in);
            const Range range = table->range(shape);
            for (uint8_t i = range.first; i < range.first + range.count; ++i) {
                const Row &row = table->rows[i];
                EXPECT_TRUE(row.key != nullptr || range.count == 1) << int{i};
                const uint8_t *const key = reinterpret_cast<const uint8_t *>(row.key);
                EXPECT_EQ(table->find(shape, key, row.key_size), i) << row.key;
                if (row.key == nullptr) continue;
                EXPECT_EQ(row.key_size, strlen(row.key));
                EXPECT_EQ(table->find(shape, key, row.key_size - 1u), kNoRow) << row.key;
                EXPECT_TRUE(i == range.first || strcmp(table->rows[i - 1].key, row.key) < 0);
            }
            EXPECT_EQ(
                table->find(shape, nullptr, 0),
                range.count == 1 && table->rows[range.first].key == nullptr ? range.first : kNoRow);
        }
    }
}

// PROTOCOL.md section 4: exactly these shapes are closed.
// A line without a key is that of each element; the line of a key is no such line.
TEST(Schema, distinguishes_keys_and_elements) {
    const Line named = build::text(Shape::kAlias, "alias_kind");
    const Line element = build::each(Shape::kEvents, Type::kObject, Rule::kEvent, Shape::kEvent);
    EXPECT_TRUE(is_key(named, "alias_kind"));
    EXPECT_FALSE(is_key(named, "alias_kin"));
    EXPECT_FALSE(is_key(named, "alias_kinds"));
    EXPECT_FALSE(is_key(named, nullptr));
    EXPECT_TRUE(is_key(element, nullptr));
    EXPECT_FALSE(is_key(element, "alias_kind"));
}

TEST(Schema, closes_signed_shapes) {
    const Shape closed[] = {
        Shape::kState,           Shape::kEvent,           Shape::kCurrent, Shape::kSummary,
        Shape::kCanonicalRecord, Shape::kMetadata,        Shape::kSource,  Shape::kReceipt,
        Shape::kEventSignature,  Shape::kBundleSignature, Shape::kSigner};
    for (uint8_t shape = 0; shape < kShapes; ++shape) {
        bool is_listed = false;
        for (const Shape one : closed) is_listed = is_listed || one == static_cast<Shape>(shape);
        EXPECT_EQ(kDocuments.range(static_cast<Shape>(shape)).is_closed, is_listed) << int{shape};
    }
    // For the one pass every object is open, except the two that it parses whole.
    EXPECT_FALSE(kOnePass.range(Shape::kState).is_closed);
    EXPECT_FALSE(kOnePass.range(Shape::kRoots).is_closed);
    EXPECT_TRUE(kParts.range(Shape::kReceipt).is_closed);
}

// PROTOCOL.md 7.2.
TEST(Schema, lists_the_members_of_the_one_pass) {
    static constexpr Members kWant[] = {
        {Shape::kDocument, "*"},
        {Shape::kRoots,
         "bundle_type bundle_version canonical_record canonical_sha256 current event_type events "
         "payload pith_number receipt record_type schema_version short_pith_number state "
         "state_type "
         "state_version"},
        {Shape::kPayloads, "canonical_record canonical_sha256 receipt"},
        {Shape::kState, "current"},
        {Shape::kEvent, "payload"},
        {Shape::kCurrent, "canonical_record record_created"},
        {Shape::kSummary, "payload"},
        {Shape::kEvents, "*"},
    };
    expect_exactly(kOnePass, kWant);
}

// Spans and digests depend on this order.
TEST(Schema, holds_the_parts_alone) {
    static constexpr Members kWant[] = {
        {Shape::kCanonicalRecord, "metadata schema_version source"},
        {Shape::kMetadata,
         "abstract_canon_sha256 cross_cats_sorted license primary_cat submitted_at "
         "title_canon_sha256"},
        {Shape::kCrossCats, "*"},
        {Shape::kSource, "id kind version"},
        {Shape::kReceipt,
         "algorithm builder_version canonical_sha256 first_computed_at key_id kind "
         "last_reissued_at public_key_fingerprint receipt_version signature_b64 signature_status "
         "signed_at signed_message"},
    };
    expect_exactly(kParts, kWant);
    uint8_t next = 0;
    for (const Members &members : kWant) {
        EXPECT_EQ(kParts.range(members.shape).first, next);
        next = static_cast<uint8_t>(next + kParts.range(members.shape).count);
    }
}

TEST(Schema, knows_what_is_required) {
    const auto count = [](Shape shape, uint8_t flags) {
        return __builtin_popcount(kDocuments.required(shape, flags));
    };
    EXPECT_EQ(count(Shape::kRecord, kRequired), 2);
    EXPECT_EQ(count(Shape::kRecord, kRequired | kRequiredWithType), 6);
    EXPECT_EQ(count(Shape::kBundle, kRequired), 15);
    EXPECT_EQ(count(Shape::kState, kRequired), 13);
    EXPECT_EQ(count(Shape::kEvent, kRequired), 12);
    EXPECT_EQ(count(Shape::kCurrent, kRequired), 4);
    EXPECT_EQ(count(Shape::kSummary, kRequired), 5);
    EXPECT_EQ(count(Shape::kReceipt, kRequired), 6);
    EXPECT_EQ(kDocuments.required(Shape::kAlias, kRequired), 3u);
    EXPECT_EQ(kDocuments.required(Shape::kLinks, kRequired), 0u);
}

TEST(Schema, checks_types_by_the_first_byte) {
    const struct {
        Type type;
        const char *firsts;
    } rows[] = {{Type::kAny, "{[\"nft-0159"}, {Type::kObject, "{"},   {Type::kArray, "["},
                {Type::kString, "\""},        {Type::kBoolean, "ft"}, {Type::kStringOrNull, "\"n"},
                {Type::kCount, "-0159"}};
    for (const auto &row : rows) {
        for (const char *first = "{[\"nft-0159"; *first != '\0'; ++first) {
            const bool is_listed = strchr(row.firsts, *first) != nullptr;
            EXPECT_EQ(fits(row.type, static_cast<uint8_t>(*first)), is_listed) << *first;
        }
    }
}
