// SPDX-License-Identifier: MIT
// Verifies the five real documents in pieces, truncated, and changed at any offset.
#include <map>
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "outcome.hpp"

namespace {

using nlohmann::json;
using tests::judge;
using tests::Outcome;

// With sanitizers a verification is ten times as slow: test every tenth offset.
#ifdef PITH_SANITIZED
constexpr size_t kStride = 10;
#else
constexpr size_t kStride = 1;
#endif

const pith_keyring &ring = pith_registry_keyring;

std::string document(const std::string &name) {
    return tests::read(tests::project() / "tests" / "records" / (name + ".json"));
}

const std::string &a_record() {
    static const std::string text = document("record-1812.11732");
    return text;
}

const std::vector<std::string> kNames = {"record-1702.00953", "record-1812.11732",
                                         "bundle-1706.02379", "bundle-1802.08635",
                                         "state-1903.01061"};

// Returns begin and end of the object of the member `key`. Its strings must not contain braces.
std::pair<size_t, size_t> span_of(const std::string &text, const std::string &key) {
    const size_t first = text.find('{', text.find("\"" + key + "\":"));
    size_t end = first, depth = 0;
    do {
        if (text[end] == '{') ++depth;
        if (text[end] == '}') --depth;
        ++end;
    } while (depth != 0);
    return {first, end};
}

bool within(size_t at, std::pair<size_t, size_t> span) {
    return at >= span.first && at < span.second;
}

// A change of unsigned bytes may be accepted; the claims are then the same.
struct Changes {
    const Outcome original = judge(a_record(), ring);
    std::map<std::string, size_t> verdicts;

    Outcome look_at(const std::string &text, const std::string &what) {
        const Outcome got = judge(text, ring);
        ++verdicts[pith_verdict_name(got.verdict)];
        EXPECT_LE(got.offset, text.size()) << what;
        if (got.verdict == PITH_GENUINE) {
            EXPECT_EQ(got.claims, original.claims) << what;
            EXPECT_TRUE(json::accept(text)) << what;
        } else {
            EXPECT_EQ(got.claims, "") << what;
        }
        return got;
    }
};

}  // namespace

TEST(Records, are_genuine_and_say_what_they_signed) {
    for (const std::string &name : kNames) {
        const std::string text = document(name);
        const json whole = json::parse(text);
        const json &record = whole.contains("current") ? whole["current"]["canonical_record"]
                                                       : whole["canonical_record"];
        pith_verifier v;
        ASSERT_EQ(pith_verify(&v, &ring, text.data(), text.size()), PITH_GENUINE) << name;
        EXPECT_EQ(pith_offset(&v), text.size()) << name;
        pith_claims claims;
        ASSERT_EQ(pith_get_claims(&v, &claims), PITH_GENUINE) << name;
        EXPECT_EQ(claims.number, whole["pith_number"].get<std::string>()) << name;
        EXPECT_EQ(claims.key, &pith_registry_key) << name;
        EXPECT_EQ(tests::text_of(claims.source_kind), record["source"]["kind"].get<std::string>());
        EXPECT_EQ(tests::text_of(claims.source_id), record["source"]["id"].get<std::string>());
        EXPECT_EQ(claims.source_version, record["source"]["version"].get<uint32_t>());
        const json &metadata = record["metadata"];
        EXPECT_EQ(tests::text_of(claims.submitted_at), metadata["submitted_at"].get<std::string>());
        EXPECT_EQ(tests::text_of(claims.license), metadata["license"].get<std::string>());
        EXPECT_EQ(tests::text_of(claims.primary_cat), metadata["primary_cat"].get<std::string>());
        ASSERT_EQ(claims.cross_cats, metadata["cross_cats_sorted"].size()) << name;
        for (uint32_t i = 0; i < claims.cross_cats; ++i)
            EXPECT_EQ(tests::text_of(pith_cross_cat(&claims, i)),
                      metadata["cross_cats_sorted"][i].get<std::string>());
        EXPECT_EQ(pith_cross_cat(&claims, claims.cross_cats).data, nullptr);
        const auto hex = [](const uint8_t *hash) {
            return tests::hex({reinterpret_cast<const char *>(hash), 32});
        };
        EXPECT_EQ(hex(claims.title_sha256), metadata["title_canon_sha256"].get<std::string>());
        EXPECT_EQ(hex(claims.abstract_sha256),
                  metadata["abstract_canon_sha256"].get<std::string>());
        if (whole.contains("canonical_sha256")) {
            EXPECT_EQ(hex(claims.digest), whole["canonical_sha256"].get<std::string>()) << name;
        }
        if (whole.contains("paper")) {
            const std::string title = whole["paper"]["title"];
            EXPECT_EQ(pith_title_matches(&claims, title.data(), title.size()), PITH_MATCH_EQUAL)
                << name;
            EXPECT_EQ(pith_title_matches(&claims, title.data(), title.size() - 1),
                      PITH_MATCH_DIFFERS);
        }
    }
}

TEST(Records, no_cut_in_two_changes_anything) {
    const Outcome whole = judge(a_record(), ring);
    for (size_t cut = 0; cut <= a_record().size(); cut += kStride) {
        bool first = true;
        const Outcome got = judge(a_record(), ring, [&](size_t left) {
            const size_t size = first ? cut : left;
            first = false;
            return size;
        });
        ASSERT_EQ(got, whole) << "cut at " << cut;
    }
}

TEST(Records, no_split_changes_anything) {
    std::mt19937 random(7);
    for (const std::string &name : kNames) {
        const std::string text = document(name);
        const Outcome whole = judge(text, ring);
        EXPECT_EQ(tests::judge_bytewise(text, ring), whole) << name;
        for (size_t i = 0; i < 100; i += kStride)
            ASSERT_EQ(tests::judge_at_random(text, ring, random), whole) << name;
    }
}

TEST(Records, cut_short_are_incomplete) {
    for (const std::string name : {"record-1812.11732", "bundle-1706.02379"}) {
        const std::string text = document(name);
        pith_verifier v;
        pith_begin(&v, &ring);
        for (size_t size = 0; size < text.size(); ++size) {
            pith_verifier ended = v;
            ASSERT_EQ(pith_end(&ended), PITH_INCOMPLETE) << name << " cut to " << size;
            ASSERT_EQ(pith_step(&ended, 0), PITH_INCOMPLETE) << name << " cut to " << size;
            ASSERT_EQ(pith_offset(&ended), size);
            ASSERT_EQ(pith_feed(&v, &text[size], 1), PITH_PENDING) << name << " at " << size;
        }
        EXPECT_EQ(pith_end(&v), PITH_PENDING) << name;
        EXPECT_EQ(pith_step(&v, 0), PITH_GENUINE) << name;
    }
}

TEST(Records, no_flipped_bit_changes_the_claims) {
    Changes changes;
    const auto record = span_of(a_record(), "canonical_record");
    const auto receipt = span_of(a_record(), "receipt");
    const size_t signature = a_record().find("\"signature_b64\":") + 17;
    const size_t number = a_record().find("\"pith_number\":") + 15;
    std::string text = a_record();
    for (size_t at = 0; at < text.size(); ++at) {
        const bool matters = within(at, record) || within(at, receipt) ||
                             within(at, {number, number + PITH_NUMBER_SIZE});
        if (at % (matters ? kStride : 8 * kStride) != 0) continue;
        for (int bit = 0; bit < 8; ++bit) {
            text[at] = static_cast<char>(text[at] ^ 1 << bit);
            const std::string what =
                "bit " + std::to_string(bit) + " of byte " + std::to_string(at);
            const Outcome got = changes.look_at(text, what);
            if (within(at, record) || within(at, {signature, signature + 88})) {
                EXPECT_NE(got.verdict, PITH_GENUINE) << what;
            }
            text[at] = static_cast<char>(text[at] ^ 1 << bit);
        }
    }
    // The flips gave every verdict that a change of one bit can give.
    for (const char *verdict :
         {"genuine", "forged", "altered", "misnamed", "unknown_key", "unsupported", "malformed"})
        EXPECT_GT(changes.verdicts[verdict], 0u) << verdict;
}

TEST(Records, no_deleted_doubled_or_inserted_byte_changes_the_claims) {
    Changes changes;
    const auto record = span_of(a_record(), "canonical_record");
    const std::string inserts = std::string("\"\\{}[],: 0a\n\x80\xFF") + '\0';
    for (size_t at = 0; at < a_record().size(); ++at) {
        const bool matters = within(at, record) || within(at, span_of(a_record(), "receipt"));
        if (at % (matters ? kStride : 10 * kStride) != 0) continue;
        const std::string where = " at " + std::to_string(at);
        std::string text = a_record();
        text.erase(at, 1);
        const Outcome got = changes.look_at(text, "deleted" + where);
        if (within(at, record)) {
            EXPECT_NE(got.verdict, PITH_GENUINE) << "deleted" << where;
        }
        text = a_record();
        text.insert(at, 1, text[at]);
        changes.look_at(text, "doubled" + where);
        text = a_record();
        text.insert(at, 1, inserts[at % inserts.size()]);
        changes.look_at(text, "inserted" + where);
    }
}

TEST(Records, no_transplanted_part_is_genuine) {
    const std::string other = document("record-1702.00953");
    for (const char *part : {"canonical_record", "receipt"}) {
        const auto from = span_of(other, part), to = span_of(a_record(), part);
        std::string text = a_record();
        text.replace(to.first, to.second - to.first, other, from.first, from.second - from.first);
        const Outcome got = judge(text, ring);
        EXPECT_EQ(got.verdict, PITH_ALTERED) << part;
        EXPECT_EQ(got.claims, "");
    }
}
