// SPDX-License-Identifier: MIT
// The rules of a policy: kinds, sizes, numbers, times, checks, keys, and stored times.
#include "audit.hpp"

namespace {

using tests::Audit;
using tests::Cases;

// Times of the synthetic bundle and of its events, by Python's datetime.
constexpr uint32_t kBuiltAt = 1780441523, kCreated = 1779064244;

Audit under(const std::string &document, const pith_policy &policy) {
    return tests::audit(Cases::get().text(document), Cases::get().ring, 1000, policy);
}

// Verdict under the ring of the first two test keys; the first key has these bounds.
pith_verdict under(const std::string &document, uint32_t not_before, uint32_t not_after,
                   uint32_t revoked = 0) {
    pith_ring valid{1, 2, {}};
    for (size_t i = 0; i < 2; ++i) {
        std::snprintf(valid.keys[i].id, sizeof valid.keys[i].id, "%s", Cases::get().keys[i].id);
        std::copy_n(Cases::get().keys[i].bytes, 32, valid.keys[i].bytes);
    }
    valid.keys[0].not_before = not_before;
    valid.keys[0].not_after = not_after;
    valid.keys[0].revoked = revoked;
    pith_policy policy = pith_default_policy;
    policy.ring = &valid;
    return under(document, policy).verdict;
}

// Each row changes the default policy; the rule is the one that pith_audit_refusal() names.
struct Row {
    const char *document;
    void (*change)(pith_policy &);
    pith_verdict verdict;
    const char *rule;
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

TEST(Policy, each_rule_is_kept_and_named) {
    static std::string number, short_number;
    number = under("bundle", pith_default_policy).number;
    short_number = "pith:" + number.substr(10, 8);
    const Row rows[] = {
        {"bundle", [](pith_policy &p) { p.kinds = PITH_KIND_RECORD; }, PITH_REFUSED, "kinds"},
        {"record", [](pith_policy &p) { p.kinds = PITH_KIND_RECORD; }, PITH_GENUINE, ""},
        {"bundle", [](pith_policy &p) { p.number = number.c_str(); }, PITH_GENUINE, ""},
        {"bundle", [](pith_policy &p) { p.number = "pith:2024:AAAAAAAAAAAAAAAAAAAAAAAAAA"; },
         PITH_REFUSED, "number"},
        // A short number never identifies a record.
        {"bundle", [](pith_policy &p) { p.number = short_number.c_str(); }, PITH_REFUSED, "number"},
        {"event record_created", [](pith_policy &p) { p.number = number.c_str(); }, PITH_GENUINE,
         ""},
        {"bundle", [](pith_policy &p) { p.time = PITH_TIME_FLOOR, p.minimum_time = kBuiltAt; },
         PITH_GENUINE, ""},
        {"bundle", [](pith_policy &p) { p.time = PITH_TIME_FLOOR, p.minimum_time = kBuiltAt + 1; },
         PITH_REFUSED, "minimum_time"},
        // A document without a signed time is older than every minimum time, even zero.
        {"record", [](pith_policy &p) { p.time = PITH_TIME_FLOOR; }, PITH_REFUSED, ""},
        {"bundle", [](pith_policy &p) { p.time = PITH_TIME_UNKNOWN; }, PITH_UNTIMED, ""},
        {"bundle", [](pith_policy &p) { p.required |= 1u << PITH_CHECK_BUNDLE_SIGNATURE; },
         PITH_GENUINE, ""},
        {"record", [](pith_policy &p) { p.required |= 1u << PITH_CHECK_BUNDLE_SIGNATURE; },
         PITH_REFUSED, "bundle_signature"},
        {"title Poincaré in /paper/title",
         [](pith_policy &p) { p.not_checked = 1u << PITH_CHECK_TITLE; }, PITH_GENUINE, ""},
        {"timestamp proofs", [](pith_policy &p) { p.not_checked = 1u << PITH_CHECK_TITLE; },
         PITH_NOT_CHECKED, ""},
        {"event graph_snapshot", [](pith_policy &) {}, PITH_REFUSED, "record"},
        {"event graph_snapshot", [](pith_policy &p) { p.required = 0; }, PITH_NOT_CHECKED, ""},
        {"event graph_snapshot",
         [](pith_policy &p) { p.required = 0, p.not_checked = 1u << PITH_CHECK_EVENT_SUBJECT; },
         PITH_GENUINE, ""},
    };
    for (const auto &[document, change, verdict, rule] : rows) {
        pith_policy policy = pith_default_policy;
        change(policy);
        const Audit got = under(document, policy);
        EXPECT_EQ(got.verdict, verdict) << rule << " of " << document;
        EXPECT_NE(got.refusal.find(rule), std::string::npos) << got.refusal << " of " << document;
    }
}

TEST(Policy, each_document_is_of_one_kind) {
    for (const pith_kind kind : {PITH_KIND_ENVELOPE, PITH_KIND_RECORD, PITH_KIND_BUNDLE,
                                 PITH_KIND_STATE, PITH_KIND_EVENT}) {
        for (const tests::Case &c : Cases::get().cases) {
            if (!c.has("kind")) continue;
            pith_policy policy = pith_default_policy;
            policy.kinds = kind;
            EXPECT_EQ(under(c.name, policy).verdict == PITH_GENUINE,
                      c.want("kind") == pith_kind_name(kind))
                << c.name;
        }
    }
}

TEST(Policy, maximum_size_is_inclusive) {
    pith_policy policy = pith_default_policy;
    policy.maximum_size = static_cast<uint32_t>(Cases::get().text("bundle").size());
    EXPECT_EQ(under("bundle", policy).verdict, PITH_GENUINE);
    --policy.maximum_size;
    EXPECT_EQ(under("bundle", policy).verdict, PITH_REFUSED);
}

TEST(Policy, nothing_is_genuine_to_other_rings_or_an_empty_policy) {
    for (const tests::Case &c : Cases::get().cases) {
        EXPECT_NE(tests::audit(c.text, {}).verdict, PITH_GENUINE) << c.test;
        EXPECT_NE(tests::audit(c.text, pith_registry_keyring).verdict, PITH_GENUINE) << c.test;
        EXPECT_NE(tests::audit(c.text, Cases::get().ring, 1000, pith_policy{}).verdict,
                  PITH_GENUINE)
            << c.test;
    }
}

// An allowed open check gives no label: the value has the label of its bytes.
TEST(Policy, an_open_value_is_not_bound) {
    const struct {
        const char *document, *pointer;
        pith_label label;
    } rows[] = {
        {"title Poincaré in /paper/title", "/paper/title", PITH_UNAUTHENTICATED},
        {"title Poincaré in /paper/title", "/graph_snapshot/paper/title", PITH_BOUND},
        {"title beyond ASCII, lone state",
         "/current/graph_snapshots/0/payload/graph_snapshot/paper/title", PITH_HASH_ONLY},
        {"title beyond ASCII, signed", "/events/1/payload/graph_snapshot/paper/title",
         PITH_AUTHENTICATED},
        {"event graph_snapshot", "/payload/graph_snapshot/paper/title", PITH_AUTHENTICATED},
        {"event graph_snapshot", "/payload/graph_snapshot/source/id", PITH_AUTHENTICATED},
        {"event graph_snapshot", "/subject_pith_number", PITH_AUTHENTICATED},
    };
    pith_policy policy = pith_default_policy;
    policy.required = 0;
    policy.not_checked = 1u << PITH_CHECK_TITLE | 1u << PITH_CHECK_EVENT_SUBJECT;
    for (const auto &[document, pointer, label] : rows) {
        const Audit got = under(document, policy);
        const auto leaves = tests::leaves_of(nlohmann::json::parse(Cases::get().text(document)));
        ASSERT_EQ(got.labels.size(), leaves.size()) << document;
        for (size_t i = 0; i < leaves.size(); ++i) {
            EXPECT_TRUE(leaves[i].first != pointer || got.labels[i] == label)
                << document << pointer << ": " << pith_label_name(got.labels[i]);
        }
    }
}

TEST(Policy, a_key_must_be_valid_when_it_signed) {
    EXPECT_EQ(under("bundle", 0, 0), PITH_GENUINE);
    EXPECT_EQ(under("bundle", kCreated, kBuiltAt), PITH_GENUINE);
    EXPECT_EQ(under("bundle", kCreated + 1, kBuiltAt), PITH_UNKNOWN_KEY);
    EXPECT_EQ(under("bundle", kCreated, kBuiltAt - 1), PITH_UNKNOWN_KEY);
    EXPECT_EQ(under("event record_created", kCreated, kCreated), PITH_GENUINE);
    EXPECT_EQ(under("event record_created", kCreated + 1, 0), PITH_UNKNOWN_KEY);
    EXPECT_EQ(under("bundle", 0, 0, 1), PITH_UNKNOWN_KEY);
}

// The time in a receipt is not signed, so the key's validity cannot be checked.
TEST(Policy, without_a_signed_time_it_cannot_be_checked) {
    EXPECT_EQ(under("record", 0, 0), PITH_GENUINE);
    EXPECT_EQ(under("record", 1, 0), PITH_UNTIMED);
    EXPECT_EQ(under("kind envelope", 0, UINT32_MAX), PITH_UNTIMED);
    EXPECT_EQ(under("state", 1, 0), PITH_UNTIMED);
    EXPECT_EQ(under("record", 1, 0, 1), PITH_UNKNOWN_KEY);
    // The signed time of an event in the record does not apply to the receipt after it.
    EXPECT_EQ(under("record with an event", 0, 0), PITH_GENUINE);
    EXPECT_EQ(under("record with an event", kCreated, kCreated), PITH_UNTIMED);
    EXPECT_EQ(under("record with an event", kCreated + 1, 0), PITH_UNKNOWN_KEY);
}

TEST(Policy, an_older_document_is_not_taken_after_a_newer_one) {
    Memory memory;
    const pith_store store = memory.store();
    pith_policy policy = pith_default_policy;
    policy.store = &store;
    const auto verdict = [&](const char *document) { return under(document, policy).verdict; };
    EXPECT_EQ(verdict("event record_created"), PITH_GENUINE);
    EXPECT_EQ(memory.time, kCreated);
    EXPECT_EQ(memory.number, under("bundle", pith_default_policy).number);
    EXPECT_EQ(verdict("bundle"), PITH_GENUINE);
    EXPECT_EQ(memory.time, kBuiltAt);
    EXPECT_EQ(memory.commits, 2);
    EXPECT_EQ(verdict("bundle"), PITH_GENUINE);  // an equal time needs no commit
    EXPECT_EQ(memory.commits, 2);
    EXPECT_EQ(verdict("event record_created"), PITH_REFUSED);
    EXPECT_EQ(memory.time, kBuiltAt);
    memory.number = "pith:2024:AAAAAAAAAAAAAAAAAAAAAAAAAA";  // of another record
    EXPECT_EQ(verdict("event record_created"), PITH_GENUINE);
    // Without a signed time or a record there is nothing to compare.
    EXPECT_EQ(verdict("record"), PITH_REFUSED);
}

TEST(Policy, a_refused_document_stores_nothing) {
    for (const tests::Case &c : Cases::get().cases) {
        Memory memory;
        const pith_store store = memory.store();
        pith_policy policy = pith_default_policy;
        policy.store = &store;
        const Audit got = tests::audit(c.text, Cases::get().ring, 1000, policy);
        EXPECT_EQ(memory.commits, got.verdict == PITH_GENUINE ? 1 : 0) << c.test;
    }
    Memory memory;
    const pith_store store = memory.store();
    pith_policy policy = pith_default_policy;
    policy.store = &store;
    policy.time = PITH_TIME_UNKNOWN;
    EXPECT_EQ(under("bundle", policy).verdict, PITH_UNTIMED);
    policy.time = PITH_TIME_ANY;
    policy.kinds = PITH_KIND_STATE;
    EXPECT_EQ(under("bundle", policy).verdict, PITH_REFUSED);
    EXPECT_EQ(memory.loads + memory.commits, 0);
}

TEST(Policy, a_store_that_fails_refuses) {
    pith_policy policy = pith_default_policy;
    Memory memory;
    pith_store store = memory.store();
    policy.store = &store;
    memory.cannot_load = true;
    EXPECT_EQ(under("bundle", policy).verdict, PITH_REFUSED);
    EXPECT_EQ(memory.commits, 0);
    memory.cannot_load = false;
    memory.cannot_commit = true;
    EXPECT_EQ(under("bundle", policy).verdict, PITH_REFUSED);
    EXPECT_EQ(memory.time, 0u);
    store.commit = nullptr;
    EXPECT_EQ(under("bundle", policy).verdict, PITH_REFUSED);
    store = {};
    EXPECT_EQ(under("bundle", policy).verdict, PITH_REFUSED);
}

// load() reports success without a time.
TEST(Policy, a_store_without_a_time_refuses) {
    const pith_store silent{[](void *, const char *, uint32_t *) { return 0; },
                            [](void *, const char *, uint32_t) { return 0; }, nullptr};
    pith_policy policy = pith_default_policy;
    policy.store = &silent;
    EXPECT_EQ(under("bundle", policy).verdict, PITH_REFUSED);
}
