// SPDX-License-Identifier: MIT
// Reuses one verifier: earlier documents have no effect on later ones.
#include "files.hpp"
#include "outcome.hpp"

namespace {

using tests::Outcome;

struct Document {
    const char *name;
    std::string text;
    const pith_keyring *ring;
    pith_verdict verdict;
};

std::string replaced(std::string text, const std::string &from, const std::string &to) {
    const size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// One document for each verdict, made from a real record by one change.
std::vector<Document> documents() {
    const std::string good =
        tests::read(tests::project() / "tests" / "records" / "record-1812.11732.json");
    const std::string state =
        tests::read(tests::project() / "tests" / "records" / "state-1903.01061.json");
    const pith_keyring *const ring = &pith_registry_keyring;
    static const pith_key unusable = {"", {}, nullptr};
    static const pith_keyring unusable_ring = {&unusable, 1};
    const std::string signature = "\"signature_b64\":\"d";
    return {
        {"genuine", good, ring, PITH_GENUINE},
        {"another", state, ring, PITH_GENUINE},
        {"forged", replaced(good, signature, "\"signature_b64\":\"e"), ring, PITH_FORGED},
        {"altered",
         replaced(good, "\"id\":\"1812.11732\",\"kind\"", "\"id\":\"1812.11733\",\"kind\""), ring,
         PITH_ALTERED},
        {"misnamed", replaced(good, "pith:2018:E", "pith:2018:F"), ring, PITH_MISNAMED},
        {"unknown key", replaced(good, "\"key_id\":\"pith-v1", "\"key_id\":\"pith-v2"), ring,
         PITH_UNKNOWN_KEY},
        {"unsupported", replaced(good, "\"kind\":\"pith_receipt\"", "\"kind\":\"pith_invoice\""),
         ring, PITH_UNSUPPORTED},
        {"malformed", replaced(good, "\"paper\":", "\"paper\";"), ring, PITH_MALFORMED},
        {"malformed in a string", replaced(good, "Per-Tensor", "Per\xE2-Tensor"), ring,
         PITH_MALFORMED},
        {"unsupported receipt", replaced(good, "\"paper\":", "\"receipt\":{},\"paper\":"), ring,
         PITH_UNSUPPORTED},
        {"doubled", replaced(good, "\"paper\":", "\"pith_number\":\"\",\"paper\":"), ring,
         PITH_AMBIGUOUS},
        {"incomplete", good.substr(0, good.size() - 1), ring, PITH_INCOMPLETE},
        {"incomplete in a part", good.substr(0, good.find("\"signature_b64\"") + 30), ring,
         PITH_INCOMPLETE},
        {"incomplete in an escape", "{\"a\":\"\\ud83d", ring, PITH_INCOMPLETE},
        {"not a record", "{\"events\":[]}", ring, PITH_NOT_A_RECORD},
        {"huge", replaced(good, "\"license\":\"", "\"license\":\"" + std::string(3000, 'x')), ring,
         PITH_GENUINE},
        {"too large",
         replaced(good, "\"builder_version\":\"", "\"builder_version\":\"" + std::string(700, 'x')),
         ring, PITH_TOO_LARGE},
        {"too complex", "{\"a\":" + std::string(40, '['), ring, PITH_TOO_COMPLEX},
        {"misuse", good, &unusable_ring, PITH_MISUSE},
    };
}

pith_verdict run(pith_verifier &v, const Document &d) {
    return pith_verify(&v, d.ring, d.text.data(), d.text.size());
}

}  // namespace

TEST(Reuse, every_outcome_after_every_other) {
    const std::vector<Document> all = documents();
    for (const Document &before : all) {
        for (const Document &after : all) {
            pith_verifier v;
            memset(&v, 0xC3, sizeof v);
            EXPECT_EQ(run(v, before), before.verdict) << before.name;
            const Outcome got = tests::outcome_of(v, run(v, after));
            EXPECT_EQ(got.verdict, after.verdict) << after.name << " after " << before.name;
            pith_verifier fresh;
            memset(&fresh, 0, sizeof fresh);
            EXPECT_EQ(got, tests::outcome_of(fresh, run(fresh, after)))
                << after.name << " after " << before.name;
        }
    }
}

// An unfinished document, at any stage, has no effect either.
TEST(Reuse, after_a_document_that_was_abandoned) {
    const std::vector<Document> all = documents();
    const Document &good = all[0];
    for (const Document &after : all) {
        pith_verifier fresh;
        const Outcome want = tests::outcome_of(fresh, run(fresh, after));
        for (size_t size = 0; size <= good.text.size(); size += 97) {
            pith_verifier v;
            pith_begin(&v, good.ring);
            pith_feed(&v, good.text.data(), size);
            EXPECT_EQ(tests::outcome_of(v, run(v, after)), want) << after.name;
        }
        for (uint32_t budget = 1; budget < 200; budget += 13) {
            pith_verifier v;
            pith_begin(&v, good.ring);
            pith_feed(&v, good.text.data(), good.text.size());
            pith_end(&v);
            pith_step(&v, budget);
            EXPECT_EQ(tests::outcome_of(v, run(v, after)), want) << after.name;
        }
    }
}

// A verdict does not change until the next begin.
TEST(Reuse, a_verdict_is_final) {
    for (const Document &d : documents()) {
        pith_verifier v;
        const pith_verdict verdict = run(v, d);
        const Outcome first = tests::outcome_of(v, verdict);
        EXPECT_EQ(pith_step(&v, 1), verdict) << d.name;
        EXPECT_EQ(pith_step(&v, 0), verdict) << d.name;
        EXPECT_EQ(tests::outcome_of(v, verdict), first) << d.name;
        // A second end of the input counts as more bytes do.
        pith_verifier ended = v;
        const pith_verdict after = verdict == PITH_GENUINE ? PITH_MISUSE : verdict;
        EXPECT_EQ(pith_end(&ended), after) << d.name;
        EXPECT_EQ(tests::outcome_of(ended, after).claims, "") << d.name;
        EXPECT_EQ(pith_step(&ended, 0), after) << d.name;
        // More bytes never make a document genuine; after a genuine document they are a misuse.
        const pith_verdict more = pith_feed(&v, d.text.data(), d.text.size());
        EXPECT_EQ(more, verdict == PITH_GENUINE ? PITH_MISUSE : verdict) << d.name;
        EXPECT_EQ(tests::outcome_of(v, more).claims, "") << d.name;
        EXPECT_EQ(pith_step(&v, 0), more) << d.name;
    }
}

TEST(Reuse, a_verifier_that_never_began_decides_nothing) {
    pith_verifier v;
    memset(&v, 0, sizeof v);
    EXPECT_EQ(tests::outcome_of(v, PITH_PENDING).claims, "");
    pith_verifier stepped = v;
    EXPECT_EQ(pith_step(&stepped, 0), PITH_MISUSE);
    pith_verifier ended = v;
    EXPECT_EQ(pith_end(&ended), PITH_MISUSE);
    const std::string text = documents()[0].text;
    EXPECT_EQ(pith_feed(&v, text.data(), text.size()), PITH_MISUSE);
    EXPECT_EQ(pith_step(&v, 0), PITH_MISUSE);
    EXPECT_EQ(tests::outcome_of(v, PITH_MISUSE).claims, "");
}
