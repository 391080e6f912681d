// SPDX-License-Identifier: MIT
// The documents of cases.py, each with the verdict it must give, whole and in pieces.
#include <deque>
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "judge.hpp"
#include "loaded_key.hpp"

namespace {

using nlohmann::json;
using tests::Outcome;

struct Case {
    std::string name, text;
    json expected;
};

class World : public testing::Test {
 protected:
    static void SetUpTestSuite() {
        const tests::Path folder = PITH_WORLD;
        index = json::parse(tests::read(folder / "index.json"));
        for (const json &key : index["keys"]) {
            pith_key made{key["id"].get_ref<const std::string &>().c_str(), {}, nullptr};
            const std::string bytes = tests::unhex(key["hex"].get<std::string>());
            ASSERT_EQ(bytes.size(), sizeof made.bytes);
            std::copy(bytes.begin(), bytes.end(), made.bytes);
            keys.push_back(loaded.emplace_back(made).key);
        }
        ring = {keys.data(), keys.size()};
        for (const json &row : index["cases"]) {
            const std::string file = row["file"];
            cases.push_back({file, tests::read(folder / file), row});
        }
        ASSERT_GT(cases.size(), 400u);
    }

    static inline json index;
    static inline std::deque<tests::LoadedKey> loaded;
    static inline std::vector<pith_key> keys;
    static inline pith_keyring ring;
    static inline std::vector<Case> cases;
};

// The claims of a record as judge.hpp spells them, from Python's values.
std::string claims_of(const json &record, const std::string &number, const std::string &digest,
                      const std::string &key) {
    const json &source = record["source"], &metadata = record["metadata"];
    std::string out = number + "|" + digest + "|" + key + "|";
    out += source["kind"].get<std::string>() + "|" + source["id"].get<std::string>() + "|";
    out += metadata["submitted_at"].get<std::string>() + "|" +
           metadata["license"].get<std::string>() + "|";
    out += metadata["primary_cat"].get<std::string>() + "|" + source["version"].dump() + "|";
    for (const json &cat : metadata["cross_cats_sorted"]) out += cat.get<std::string>() + "|";
    out += tests::unhex(metadata["title_canon_sha256"].get<std::string>()) + "|";
    return out + tests::unhex(metadata["abstract_canon_sha256"].get<std::string>()) + "|";
}

}  // namespace

TEST_F(World, every_document_gets_its_verdict) {
    for (const Case &c : cases) {
        const Outcome got = tests::judge(c.text, ring);
        EXPECT_EQ(pith_verdict_name(got.verdict), c.expected["verdict"].get<std::string>())
            << c.name << " at " << got.offset;
        if (c.expected.contains("offset")) {
            EXPECT_EQ(got.offset, c.expected["offset"].get<uint32_t>()) << c.name;
        }
        EXPECT_LE(got.offset, c.text.size()) << c.name;
    }
}

TEST_F(World, claims_are_what_was_signed_or_nothing) {
    size_t genuine = 0;
    for (const Case &c : cases) {
        const Outcome got = tests::judge(c.text, ring);
        if (got.verdict != PITH_GENUINE) {
            EXPECT_EQ(got.claims, "") << c.name;
            continue;
        }
        ++genuine;
        ASSERT_TRUE(c.expected.contains("record")) << c.name;
        const std::string key = c.expected["key"],
                          digest = tests::unhex(c.expected["digest"].get<std::string>());
        EXPECT_EQ(got.claims, claims_of(c.expected["record"], c.expected["number"], digest, key))
            << c.name;
    }
    EXPECT_GT(genuine, 80u);
}

TEST_F(World, no_split_changes_anything) {
    std::mt19937 random(1);
    for (const Case &c : cases) {
        const Outcome whole = tests::judge(c.text, ring);
        EXPECT_EQ(tests::judge_bytewise(c.text, ring), whole) << c.name;
        for (int i = 0; i < 3; ++i)
            EXPECT_EQ(tests::judge_at_random(c.text, ring, random), whole) << c.name;
    }
}

// Whatever a key can sign, a ring without it accepts nothing.
TEST_F(World, nothing_is_genuine_to_other_rings) {
    const pith_keyring empty{};
    for (const Case &c : cases) {
        EXPECT_NE(tests::judge(c.text, empty).verdict, PITH_GENUINE) << c.name;
        EXPECT_NE(tests::judge(c.text, pith_registry_keyring).verdict, PITH_GENUINE) << c.name;
    }
}
