// SPDX-License-Identifier: MIT
// A reviewer's documents: cases/audit beside the vectors, each with the right verdict.
#include "audit.hpp"

namespace {

using Verdicts = std::vector<std::string>;

// A document with two faults may be refused for either.
const struct {
    const char *name, *rule;
    Verdicts verdicts;
} kGiven[] = {
    {"state-labels", "2.5", {"unsupported"}},
    {"prev-event-object", "4.1", {"not_checked"}},
    {"prev-event-string-null", "4.1", {"not_checked"}},
    {"event-without-record", "4.3", {"refused"}},
    {"record-in-state-current", "3", {"ambiguous", "unsupported"}},
    {"digest-in-payload", "3", {"altered", "unsupported"}},
    {"second-marker", "2.1", {"unsupported"}},
    {"event-twice", "4.2", {"not_checked"}},
    {"links-is-array", "2.6", {"unsupported"}},
    {"payload-is-array", "2.6", {"unsupported"}},
    {"bundle-without-digest", "2.3", {"incomplete"}},
    {"bundle-without-source", "2.3", {"incomplete"}},
    {"alias-without-kind", "4.6", {"unsupported"}},
    {"state-number-respelled", "1.2", {"not_checked"}},
    {"closed-twice", "1.1", {"malformed"}},
    {"bundle-with-authors", "2.2", {"genuine"}},
};

}  // namespace

TEST(Given, each_document_gets_its_right_verdict) {
    const tests::Path folder = tests::vectors().parent_path() / "cases" / "audit";
    PITH_SKIP_WITHOUT(folder);
    const std::string bytes =
        tests::unhex("d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737");
    pith_key test{"test-key", {}, nullptr};
    std::copy(bytes.begin(), bytes.end(), test.bytes);
    tests::LoadedKey loaded(test);
    const pith_key keys[] = {pith_registry_keyring.keys[0], loaded.key};
    for (const auto &[name, rule, verdicts] : kGiven) {
        const std::string text = tests::read(folder / (std::string(name) + ".json"));
        const tests::Audit got = tests::audit_source(text, {keys, 2});
        const std::string verdict = pith_verdict_name(got.verdict);
        EXPECT_EQ(std::count(verdicts.begin(), verdicts.end(), verdict), 1)
            << "rule " << rule << ", " << name << ": " << verdict << " at " << got.offset;
        EXPECT_TRUE(std::string(name) != "closed-twice" || got.offset == 7) << got.offset;
    }
}
