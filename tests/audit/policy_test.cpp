// SPDX-License-Identifier: MIT
// Policies that look beyond the document: which key was valid when, and what was accepted before.
#include "audit.hpp"
#include "cases.hpp"

namespace {

using tests::Audit;

// Python's datetime: of make.py's bundle, and of its events.
constexpr uint32_t kBuiltAt = 1780441523, kCreated = 1779064244;

class Policy : public tests::Cases {
 protected:
    // The ring of the two test keys, the first with the bounds given.
    pith_verdict under(const std::string &document, uint32_t not_before, uint32_t not_after,
                       uint32_t revoked = 0) {
        pith_ring valid{1, 2, {}};
        for (size_t i = 0; i < 2; ++i) {
            std::snprintf(valid.keys[i].id, sizeof valid.keys[i].id, "%s", keys[i].id);
            std::copy_n(keys[i].bytes, 32, valid.keys[i].bytes);
        }
        valid.keys[0].not_before = not_before;
        valid.keys[0].not_after = not_after;
        valid.keys[0].revoked = revoked;
        pith_policy policy = pith_default_policy;
        policy.ring = &valid;
        return tests::audit(text(document), ring, 1000, policy).verdict;
    }
};

struct Memory {
    std::string number;
    uint32_t time = 0;
    int loads = 0, commits = 0;
    bool cannot_load = false, cannot_commit = false;

    pith_store store() {
        return {[](void *context, const char *name, uint32_t *last) {
                    Memory &memory = *static_cast<Memory *>(context);
                    ++memory.loads;
                    *last = memory.number == name ? memory.time : 0;
                    return memory.cannot_load ? -1 : 0;
                },
                [](void *context, const char *name, uint32_t newest) {
                    Memory &memory = *static_cast<Memory *>(context);
                    ++memory.commits;
                    if (memory.cannot_commit) return -1;
                    memory.number = name;
                    memory.time = newest;
                    return 0;
                },
                this};
    }
};

}  // namespace

TEST_F(Policy, a_key_must_be_valid_when_it_signed) {
    EXPECT_EQ(under("bundle", 0, 0), PITH_GENUINE);
    EXPECT_EQ(under("bundle", kCreated, kBuiltAt), PITH_GENUINE);
    EXPECT_EQ(under("bundle", kCreated + 1, kBuiltAt), PITH_UNKNOWN_KEY);
    EXPECT_EQ(under("bundle", kCreated, kBuiltAt - 1), PITH_UNKNOWN_KEY);
    EXPECT_EQ(under("event graph_snapshot", kCreated, kCreated), PITH_GENUINE);
    EXPECT_EQ(under("event graph_snapshot", kCreated + 1, 0), PITH_UNKNOWN_KEY);
    EXPECT_EQ(under("event record_created", kCreated, kCreated), PITH_GENUINE);
    EXPECT_EQ(under("bundle", 0, 0, 1), PITH_UNKNOWN_KEY);
}

// A record says when its receipt was signed, but no signature does.
TEST_F(Policy, where_no_time_is_signed_it_cannot_be_told) {
    EXPECT_EQ(under("record", 0, 0), PITH_GENUINE);
    EXPECT_EQ(under("record", 1, 0), PITH_UNTIMED);
    EXPECT_EQ(under("envelope", 0, UINT32_MAX), PITH_UNTIMED);
    EXPECT_EQ(under("state", 1, 0), PITH_UNTIMED);
    EXPECT_EQ(under("record", 1, 0, 1), PITH_UNKNOWN_KEY);
    // Nor does the time of an event in the record, which stands before the receipt.
    EXPECT_EQ(under("record with an event", 0, 0), PITH_GENUINE);
    EXPECT_EQ(under("record with an event", kCreated, kCreated), PITH_UNTIMED);
    EXPECT_EQ(under("record with an event", kCreated + 1, 0), PITH_UNKNOWN_KEY);
}

TEST_F(Policy, an_older_document_is_not_taken_after_a_newer_one) {
    Memory memory;
    const pith_store store = memory.store();
    pith_policy policy = pith_default_policy;
    policy.store = &store;
    const auto verdict = [&](const std::string &document) {
        return tests::audit(text(document), ring, 1000, policy).verdict;
    };
    EXPECT_EQ(verdict("event record_created"), PITH_GENUINE);
    EXPECT_EQ(memory.time, kCreated);
    EXPECT_EQ(memory.number,
              nlohmann::json::parse(text("bundle"))["pith_number"].get<std::string>());
    EXPECT_EQ(verdict("bundle"), PITH_GENUINE);
    EXPECT_EQ(memory.time, kBuiltAt);
    EXPECT_EQ(memory.commits, 2);
    EXPECT_EQ(verdict("bundle"), PITH_GENUINE);  // the same again needs no commit
    EXPECT_EQ(memory.commits, 2);
    EXPECT_EQ(verdict("event record_created"), PITH_REFUSED);
    EXPECT_EQ(memory.time, kBuiltAt);
    memory.number = "pith:2024:AAAAAAAAAAAAAAAAAAAAAAAAAA";  // of another record
    EXPECT_EQ(verdict("event record_created"), PITH_GENUINE);
    // Without a signed time or a record there is nothing to compare.
    EXPECT_EQ(verdict("record"), PITH_REFUSED);
    EXPECT_EQ(verdict("event graph_snapshot"), PITH_REFUSED);
}

TEST_F(Policy, nothing_is_kept_of_what_is_not_accepted) {
    for (const nlohmann::json &row : index["cases"]) {
        Memory memory;
        const pith_store store = memory.store();
        pith_policy policy = pith_default_policy;
        policy.store = &store;
        const Audit got = tests::audit(row["text"], ring, 1000, policy);
        EXPECT_EQ(memory.commits, got.verdict == PITH_GENUINE ? 1 : 0) << row["name"];
    }
    Memory memory;
    const pith_store store = memory.store();
    pith_policy policy = pith_default_policy;
    policy.store = &store;
    policy.time = PITH_TIME_UNKNOWN;
    EXPECT_EQ(tests::audit(text("bundle"), ring, 1000, policy).verdict, PITH_UNTIMED);
    policy.time = PITH_TIME_ANY;
    policy.kinds = PITH_KIND_STATE;
    EXPECT_EQ(tests::audit(text("bundle"), ring, 1000, policy).verdict, PITH_REFUSED);
    EXPECT_EQ(memory.loads + memory.commits, 0);
}

TEST_F(Policy, a_store_that_fails_refuses) {
    pith_policy policy = pith_default_policy;
    Memory memory;
    pith_store store = memory.store();
    policy.store = &store;
    memory.cannot_load = true;
    EXPECT_EQ(tests::audit(text("bundle"), ring, 1000, policy).verdict, PITH_REFUSED);
    EXPECT_EQ(memory.commits, 0);
    memory.cannot_load = false;
    memory.cannot_commit = true;
    EXPECT_EQ(tests::audit(text("bundle"), ring, 1000, policy).verdict, PITH_REFUSED);
    EXPECT_EQ(memory.time, 0u);
    store.commit = nullptr;
    EXPECT_EQ(tests::audit(text("bundle"), ring, 1000, policy).verdict, PITH_REFUSED);
    store = {};
    EXPECT_EQ(tests::audit(text("bundle"), ring, 1000, policy).verdict, PITH_REFUSED);
}

// A document of no signed time is older than every floor, also than none.
TEST_F(Policy, a_floor_refuses_what_has_no_time) {
    pith_policy policy = pith_default_policy;
    policy.time = PITH_TIME_FLOOR;
    EXPECT_EQ(tests::audit(text("record"), ring, 1000, policy).verdict, PITH_REFUSED);
    EXPECT_EQ(tests::audit(text("bundle"), ring, 1000, policy).verdict, PITH_GENUINE);
}

// It says that all went well, and has said nothing.
TEST_F(Policy, a_store_that_tells_no_time_refuses) {
    const pith_store silent{[](void *, const char *, uint32_t *) { return 0; },
                            [](void *, const char *, uint32_t) { return 0; }, nullptr};
    pith_policy policy = pith_default_policy;
    policy.store = &silent;
    EXPECT_EQ(tests::audit(text("bundle"), ring, 1000, policy).verdict, PITH_REFUSED);
}
