// SPDX-License-Identifier: MIT
#include "record/claims.hpp"

#include "check.hpp"
#include "document.hpp"
#include "schema/schema.hpp"

namespace {

using pith::verdict;
using pith::record::Claims;
using pith::record::Record;

struct Slice {
    char text[700];
    size_t size = 0;

    // The real record with the first `from` replaced.
    explicit Slice(const char *from = "", const char *to = "") {
        static const char record[] = DOCUMENT_RECORD;
        const char *const at = strstr(record, from);
        EXPECT_TRUE(at != nullptr) << from;
        if (at == nullptr) return;
        add(record, static_cast<size_t>(at - record));
        add(to, strlen(to));
        add(at + strlen(from), strlen(at + strlen(from)));
    }
    void add(const char *part, size_t count) {
        memcpy(text + size, part, count);
        size += count;
    }
    verdict parse(Record &record) const {
        return record.read(pith::schema::kParts, reinterpret_cast<const uint8_t *>(text),
                           static_cast<uint16_t>(size));
    }
    verdict read(Claims &claims) const {
        Record record;
        const verdict fault = parse(record);
        return fault != PITH_PENDING ? fault : pith::record::take_claims(record, claims);
    }
};

void expect(const char *from, const char *to, verdict want) {
    Claims claims;
    EXPECT_EQ(Slice(from, to).read(claims), want) << from << " -> " << to;
}

bool is(pith_text got, const char *want) {
    return got.size == strlen(want) && memcmp(got.data, want, got.size) == 0;
}

}  // namespace

TEST(Claims, are_the_fields_of_the_record) {
    Claims claims;
    memset(&claims, 0xEE, sizeof claims);
    ASSERT_EQ(Slice().read(claims), PITH_PENDING);
    EXPECT_TRUE(is(claims.text_at(claims.source_id), "1812.11732"));
    EXPECT_TRUE(is(claims.text_at(claims.source_kind), "arxiv"));
    EXPECT_TRUE(is(claims.text_at(claims.submitted_at), "2018-12-31T09:30:54Z"));
    EXPECT_TRUE(
        is(claims.text_at(claims.license), "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"));
    EXPECT_TRUE(is(claims.text_at(claims.primary_cat), "cs.LG"));
    EXPECT_EQ(claims.version, 1u);
    EXPECT_EQ(claims.cross_cat_count, 1);
    EXPECT_TRUE(is(claims.cross_cats_data(), "\x07stat.ML"));
    EXPECT_EQ(claims.title_sha256[0], 0x86);
    EXPECT_EQ(claims.title_sha256[31], 0x28);
    EXPECT_EQ(claims.abstract_sha256[0], 0xF0);
    EXPECT_EQ(claims.abstract_sha256[31], 0x5E);
}

TEST(Claims, hold_several_and_no_categories) {
    Claims claims;
    ASSERT_EQ(Slice("[\"stat.ML\"]", "[\"a\",\"\",\"b\\n\\u001f\xC3\xA9\"]").read(claims),
              PITH_PENDING);
    EXPECT_EQ(claims.cross_cat_count, 3);
    EXPECT_EQ(claims.cross_cats_data().size, 9u);
    EXPECT_EQ(memcmp(claims.cross_cats_data().data,
                     "\x01"
                     "a\0\x05"
                     "b\n\x1f\xC3\xA9",
                     9),
              0);
    memset(&claims, 0xEE, sizeof claims);
    ASSERT_EQ(Slice("[\"stat.ML\"]", "[]").read(claims), PITH_PENDING);
    EXPECT_EQ(claims.cross_cat_count, 0);
    EXPECT_EQ(claims.cross_cats_data().size, 0u);
    EXPECT_TRUE(claims.cross_cats_data().data == reinterpret_cast<const char *>(claims.text));
}

TEST(Claims, decode_escapes) {
    Claims claims;
    ASSERT_EQ(Slice("[\"stat.ML\"]", "[\"\\\"\",\"a\\\"]b\",\"\\\\\",\"c\\n\",\"d]\",\"\\u001f\"]")
                  .read(claims),
              PITH_PENDING);
    static const char want[] =
        "\x01\"\x04"
        "a\"]b\x01\\\x02"
        "c\n\x02"
        "d]\x01\x1f";
    EXPECT_EQ(claims.cross_cat_count, 6);
    ASSERT_EQ(claims.cross_cats_data().size, sizeof want - 1);
    EXPECT_EQ(memcmp(claims.cross_cats_data().data, want, sizeof want - 1), 0);
}

TEST(Claims, are_given_by_their_names) {
    Claims taken;
    pith_claims claims;
    memset(&claims, 0xEE, sizeof claims);
    ASSERT_EQ(Slice("\"version\":1}", "\"version\":203}").read(taken), PITH_PENDING);
    taken.fill(claims);
    EXPECT_TRUE(is(claims.source_kind, "arxiv"));
    EXPECT_TRUE(is(claims.source_id, "1812.11732"));
    EXPECT_EQ(claims.source_version, 203u);
    EXPECT_TRUE(is(claims.submitted_at, "2018-12-31T09:30:54Z"));
    EXPECT_TRUE(is(claims.license, "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"));
    EXPECT_TRUE(is(claims.primary_cat, "cs.LG"));
    EXPECT_EQ(claims.cross_cats, 1u);
    EXPECT_TRUE(is(claims.cross_cats_data, "\x07stat.ML"));
    EXPECT_TRUE(claims.title_sha256 == taken.title_sha256);
    EXPECT_TRUE(claims.abstract_sha256 == taken.abstract_sha256);
}

// The end of a field can cut an escape. The bytes after the field must not be read.
TEST(Claims, end_where_their_fields_do) {
    const char *const licenses[] = {"x\\u001f", "x\\n"};
    for (const char *const license : licenses) {
        for (uint16_t size = 0; size < strlen(license); ++size) {
            Slice slice("http://arxiv.org/licenses/nonexclusive-distrib/1.0/", license);
            Claims got[2];
            memset(got, 0, sizeof got);
            for (int turn = 0; turn < 2; ++turn) {
                Record record;
                ASSERT_EQ(slice.parse(record), PITH_PENDING);
                record.fields[Record::position("license", pith::schema::Shape::kMetadata)].size =
                    size;
                char *const end =
                    slice.text +
                    record.fields[Record::position("license", pith::schema::Shape::kMetadata)]
                        .start +
                    size;
                if (turn == 1) memset(end, '7', strlen(license) - size);
                EXPECT_EQ(pith::record::take_claims(record, got[turn]), PITH_PENDING);
            }
            EXPECT_EQ(memcmp(&got[0], &got[1], sizeof *got), 0) << size;
            EXPECT_LE(got[0].text_at(got[0].license).size, size);
        }
    }
    Slice slice;
    Claims claims;
    Record record;
    slice.parse(record);
    record.fields[Record::position(nullptr, pith::schema::Shape::kCrossCats)].size = 4;
    EXPECT_EQ(pith::record::take_claims(record, claims), PITH_PENDING);
    EXPECT_TRUE(is(claims.cross_cats_data(), "\x04stat"));
    record.fields[Record::position("version", pith::schema::Shape::kSource)].size = 0;
    EXPECT_EQ(pith::record::take_claims(record, claims), PITH_MALFORMED);
}

TEST(Claims, refuse_unknown_and_missing_members) {
    expect("\"id\":", "\"ID\":", PITH_UNSUPPORTED);
    expect("\"id\":\"1812.11732\",", "", PITH_UNSUPPORTED);
    expect("\"license\":\"", "\"x\":\"\",\"license\":\"", PITH_UNSUPPORTED);
    expect("\"version\":1", "\"x\":1,\"version\":1", PITH_UNSUPPORTED);
    expect("{\"source\"", "{\"x\":{},\"source\"", PITH_UNSUPPORTED);
    expect("{\"source\"", "{\"x\":[],\"source\"", PITH_UNSUPPORTED);
    expect("\"license\":\"", "\"license\":\"\",\"license\":\"", PITH_AMBIGUOUS);
    expect("\"schema_version\":\"1.0\"", "\"schema_version\":\"1.1\"", PITH_UNSUPPORTED);
    expect("\"schema_version\":\"1.0\"", "\"schema_version\":1", PITH_UNSUPPORTED);
    expect("[\"stat.ML\"]", "\"stat.ML\"", PITH_UNSUPPORTED);
    expect("[\"stat.ML\"]", "[\"stat.ML\",1]", PITH_UNSUPPORTED);
    expect("[\"stat.ML\"]", "[[\"stat.ML\"]]", PITH_UNSUPPORTED);
    expect("[\"stat.ML\"]", "[{}]", PITH_UNSUPPORTED);
    expect("[\"stat.ML\"]", "[{\"\":1}]", PITH_UNSUPPORTED);
    Claims claims;
    Slice array;
    array.text[0] = '[';
    array.text[1] = ']';
    array.size = 2;
    EXPECT_EQ(array.read(claims), PITH_UNSUPPORTED);
    expect("\"version\":1}", "\"version\":1,\"id\":\"\"}", PITH_AMBIGUOUS);
    // A member of one object is unknown in another.
    expect("\"schema_version\":\"1.0\"", "\"schema_version\":\"1.0\",\"license\":\"\"",
           PITH_UNSUPPORTED);
    expect("\"version\":1}", "\"version\":1,\"primary_cat\":\"\"}", PITH_UNSUPPORTED);
}

TEST(Claims, refuse_values_of_another_form) {
    expect("\"version\":1}", "\"version\":999999999}", PITH_PENDING);
    expect("\"version\":1}", "\"version\":1000000000}", PITH_MALFORMED);
    expect("\"version\":1}", "\"version\":0}", PITH_MALFORMED);
    expect("\"version\":1}", "\"version\":-1}", PITH_UNSUPPORTED);
    expect("\"version\":1}", "\"version\":1.0}", PITH_UNSUPPORTED);
    expect("\"version\":1}", "\"version\":true}", PITH_UNSUPPORTED);
    expect("2018-12-31T", "2018-12-32T", PITH_MALFORMED);
    expect("2018-12-31T", "1969-12-31T", PITH_UNSUPPORTED);
    expect("8603f9", "8603F9", PITH_MALFORMED);
    expect("8603f9", "8603f", PITH_MALFORMED);
    expect("f05492", "f05492aa", PITH_MALFORMED);
}

// The other texts are 5, 10, 20, 5 and 7 bytes long. Each of the six texts has a length byte.
TEST(Claims, fit_their_space_exactly_or_not_at_all) {
    constexpr size_t kRoom = PITH_CLAIM_TEXT_SIZE - (5 + 10 + 20 + 5 + 7) - 6;
    static const char all[] = "http://arxiv.org/licenses/nonexclusive-distrib/1.0/";
    char license[kRoom + 2];
    memset(license, 'x', sizeof license);
    license[kRoom + 1] = 0;
    expect(all, license, PITH_TOO_LARGE);
    license[kRoom] = 0;
    expect(all, license, PITH_PENDING);
    // The category of 7 bytes becomes empty: only its length byte follows the longest license.
    char longest[kRoom + 9];
    for (size_t over = 0; over < 2; ++over) {
        memset(longest, 'x', sizeof longest);
        longest[kRoom + 7 + over] = 0;
        const Slice slice(all, longest);
        Record record;
        Claims claims;
        ASSERT_EQ(slice.parse(record), PITH_PENDING);
        record.fields[Record::position(nullptr, pith::schema::Shape::kCrossCats)].size = 0;
        EXPECT_EQ(pith::record::take_claims(record, claims),
                  over == 0 ? PITH_PENDING : PITH_TOO_LARGE);
        EXPECT_EQ(claims.cross_cat_count, over == 0 ? 1 : 0);
    }
    // The license is stored first. As it grows byte by byte, each later text is cut at some size:
    // whole, in the middle, or at its length byte.
    static char longer[251];
    for (size_t size = kRoom + 1; size < sizeof longer; ++size) {
        memset(longer, 'x', size);
        longer[size] = 0;
        expect(all, longer, PITH_TOO_LARGE);
    }
}
