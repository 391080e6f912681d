// SPDX-License-Identifier: MIT
// Checks the verdict of one pass for every case, whole and in pieces.
#include "cases.hpp"
#include "outcome.hpp"

namespace {

using nlohmann::json;
using tests::Case;
using tests::Outcome;

// Formats the claims of a record as outcome.hpp does, from Python's values.
std::string claims_of(const json &expected) {
    const json &source = expected["record"]["source"], &metadata = expected["record"]["metadata"];
    const auto text = [](const json &value) { return value.get<std::string>() + "|"; };
    std::string out =
        text(expected["number"]) + tests::unhex(expected["digest"].get<std::string>());
    out += "|" + text(expected["key"]) + text(source["kind"]) + text(source["id"]);
    out +=
        text(metadata["submitted_at"]) + text(metadata["license"]) + text(metadata["primary_cat"]);
    out += source["version"].dump() + "|";
    for (const json &cat : metadata["cross_cats_sorted"]) out += text(cat);
    out += tests::unhex(metadata["title_canon_sha256"].get<std::string>()) + "|";
    return out + tests::unhex(metadata["abstract_canon_sha256"].get<std::string>()) + "|";
}

const tests::Cases &all() {
    return tests::Cases::get();
}

}  // namespace

TEST(OnePass, every_document_gets_its_verdict_and_claims_are_what_was_signed_or_nothing) {
    ASSERT_GT(all().cases.size(), 1000u);
    size_t genuine = 0;
    for (const Case &c : all().cases) {
        const Outcome got = tests::judge(c.text, all().ring);
        if (got.verdict != PITH_GENUINE) {
            EXPECT_EQ(got.claims, "") << c.test;
        } else if (c.has("record")) {
            EXPECT_EQ(got.claims, claims_of(c.expected)) << c.test;
            ++genuine;
        }
        EXPECT_LE(got.offset, c.text.size()) << c.test;
        if (c.want("one").empty()) continue;
        EXPECT_EQ(pith_verdict_name(got.verdict), c.want("one")) << c.test << " at " << got.offset;
        if (c.want("family") == "one pass" && c.has("at")) {
            EXPECT_EQ(got.offset, c.expected["at"].get<uint32_t>()) << c.test;
        }
    }
    EXPECT_GT(genuine, 150u);
}

TEST(OnePass, no_split_changes_anything) {
    std::mt19937 random(1);
    for (const Case &c : all().cases) {
        const Outcome whole = tests::judge(c.text, all().ring);
        EXPECT_EQ(tests::judge_bytewise(c.text, all().ring), whole) << c.test;
        EXPECT_EQ(tests::judge_at_random(c.text, all().ring, random), whole) << c.test;
    }
}

TEST(OnePass, nothing_is_genuine_to_other_rings) {
    const pith_keyring empty{};
    for (const Case &c : all().cases) {
        EXPECT_NE(tests::judge(c.text, empty).verdict, PITH_GENUINE) << c.test;
        EXPECT_NE(tests::judge(c.text, pith_registry_keyring).verdict, PITH_GENUINE) << c.test;
    }
}
