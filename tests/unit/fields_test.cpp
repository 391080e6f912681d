// SPDX-License-Identifier: MIT
#include "record/fields.hpp"

#include "check.hpp"
#include "codec/codec.hpp"
#include "document.hpp"

namespace {

using pith::verdict;
using pith::record::Record;
using pith::record::Span;
using pith::schema::kDocuments;
using pith::schema::kParts;
using pith::schema::Shape;

const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

verdict read(Shape shape, const char *slice, Span *fields, size_t count) {
    return read_fields(kDocuments, shape, bytes(slice), static_cast<uint16_t>(strlen(slice)),
                       fields, count);
}

void expect(Shape shape, const char *slice, verdict want) {
    Span fields[Record::kCount];
    EXPECT_EQ(read(shape, slice, fields, Record::kCount), want) << slice;
}

void expect_source(const char *slice, verdict want) {
    expect(Shape::kSource, slice, want);
}

void expect_digest(const char *slice, const char *want_hex) {
    const pith::schema::Table *const tables[] = {&kParts, &kDocuments};
    for (const auto *const table : tables) {
        Record record;
        uint8_t got[32], want[32];
        ASSERT_EQ(record.read(*table, bytes(slice), static_cast<uint16_t>(strlen(slice))),
                  PITH_PENDING)
            << slice;
        record.digest(*table, got);
        ASSERT_TRUE(pith::codec::decode_hex(bytes(want_hex), 64, want, 32));
        EXPECT_EQ(memcmp(got, want, sizeof want), 0) << slice;
    }
}

}  // namespace

TEST(Fields, give_the_text_of_each_member) {
    static const char slice[] = "{\"version\":12,\"id\":\"\",\"kind\":\"k\"}";
    Span fields[4];
    memset(fields, 0xEE, sizeof fields);
    ASSERT_EQ(read(Shape::kSource, slice, fields, 3), PITH_PENDING);
    const Span want[] = {{20, 0}, {30, 1}, {11, 2}};
    for (size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(fields[i].start, want[i].start) << i;
        EXPECT_EQ(fields[i].size, want[i].size) << i;
    }
    EXPECT_EQ(fields[3].start, 0xEEEE);
}

TEST(Fields, of_an_array_are_one_text) {
    static const char cats[] = "\"cross_cats_sorted\":[\"a\",\"\",\"bc\"],\"license\":\"\"";
    static const char head[] =
        "{\"source\":{\"id\":\"\",\"kind\":\"\",\"version\":0},\"schema_version\":\"1.0\","
        "\"metadata\":{\"abstract_canon_sha256\":\"\",\"primary_cat\":\"\",\"submitted_at\":\"\","
        "\"title_canon_sha256\":\"\",";
    char slice[300];
    memcpy(slice, head, sizeof head);
    strcpy(slice + sizeof head - 1, cats);
    strcpy(slice + strlen(slice), "}}");
    Record record;
    ASSERT_EQ(record.read(kParts, bytes(slice), static_cast<uint16_t>(strlen(slice))),
              PITH_PENDING);
    const Span &span = record.fields[Record::position(nullptr, pith::schema::Shape::kCrossCats)];
    EXPECT_EQ(span.size, strlen("a\",\"\",\"bc"));
    EXPECT_EQ(memcmp(slice + span.start, "a\",\"\",\"bc", span.size), 0);
    // A container itself has no text.
    EXPECT_EQ(
        record.fields[Record::position("metadata")].start +
            record.fields[Record::position("cross_cats_sorted", pith::schema::Shape::kMetadata)]
                .start,
        0);
}

TEST(Fields, refuse_unknown_and_missing_members) {
    expect_source("{\"id\":\"\",\"kind\":\"\",\"version\":1}", PITH_PENDING);
    expect_source("{\"id\":\"\",\"kind\":\"\"}", PITH_UNSUPPORTED);
    expect_source("{}", PITH_UNSUPPORTED);
    expect_source("{\"id\":\"\",\"kind\":\"\",\"version\":1,\"x\":1}", PITH_UNSUPPORTED);
    expect_source("{\"id\":\"\",\"id\":\"\",\"kind\":\"\",\"version\":1}", PITH_AMBIGUOUS);
    expect_source("[]", PITH_UNSUPPORTED);
    expect_source("\"id\"", PITH_UNSUPPORTED);
}

TEST(Fields, refuse_values_of_another_type) {
    expect_source("{\"id\":1,\"kind\":\"\",\"version\":1}", PITH_UNSUPPORTED);
    expect_source("{\"id\":null,\"kind\":\"\",\"version\":1}", PITH_UNSUPPORTED);
    expect_source("{\"id\":[],\"kind\":\"\",\"version\":1}", PITH_UNSUPPORTED);
    expect_source("{\"id\":{\"id\":\"\"},\"kind\":\"\",\"version\":1}", PITH_UNSUPPORTED);
    static constexpr const char *kNoCounts[] = {"\"1\"", "-1", "1.0", "1e1", "true", "[1]", "{}"};
    for (const char *value : kNoCounts) {
        char slice[60] = "{\"id\":\"\",\"kind\":\"\",\"version\":";
        strcpy(slice + strlen(slice), value);
        strcpy(slice + strlen(slice), "}");
        expect_source(slice, PITH_UNSUPPORTED);
    }
    expect(Shape::kCanonicalRecord, "{\"schema_version\":\"1.1\"", PITH_UNSUPPORTED);
    expect(Shape::kCanonicalRecord, "{\"schema_version\":\"1.0", PITH_TOO_LARGE);
    expect(Shape::kCanonicalRecord, "{\"metadata\":{\"cross_cats_sorted\":[\"a\",1,",
           PITH_UNSUPPORTED);
    expect(Shape::kCanonicalRecord, "{\"metadata\":{\"id\":\"", PITH_UNSUPPORTED);
}

// A truncated object may already contain a fault.
TEST(Fields, may_be_truncated) {
    expect_source("{\"id\":\"\",\"kind\":\"\",\"version\":1", PITH_TOO_LARGE);
    expect_source("{\"version\":1,\"id\":\"x", PITH_TOO_LARGE);
    expect_source("{\"id\":\"\",\"x\":\"", PITH_UNSUPPORTED);
    expect_source("{\"id\":\"\",\"id\":\"", PITH_AMBIGUOUS);
    expect(Shape::kCanonicalRecord, "{\"source\":{\"id\":\"\"},\"metadata\":{", PITH_UNSUPPORTED);
    expect(Shape::kCanonicalRecord, "{\"metadata\":{\"cross_cats_sorted\":[\"a\",\"b",
           PITH_TOO_LARGE);
}

// Expected bytes: Python's json.dumps(sort_keys=True), for any order in the slice.
TEST(Fields, are_digested_in_canonical_order) {
    expect_digest(DOCUMENT_RECORD, DOCUMENT_DIGEST);
    expect_digest(DOCUMENT_SORTED_RECORD, DOCUMENT_DIGEST);
    expect_digest(
        "{\"schema_version\":\"1.0\",\"source\":{\"version\":0,\"kind\":\"\",\"id\":\"i\\u001f\"},"
        "\"metadata\":{\"title_canon_sha256\":\"cd\",\"submitted_at\":\"x\",\"primary_cat\":\"\","
        "\"license\":\"\\n\\\"\xC3\xA9\",\"cross_cats_sorted\":[],\"abstract_canon_sha256\":\"ab\"}"
        "}",
        "fa5f48579e8faef3887d3ca11002c4138c7ae7ab7f4ddb70bcf7be654f213147");
}
