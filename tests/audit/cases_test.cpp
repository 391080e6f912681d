// SPDX-License-Identifier: MIT
// The documents of make.py: the verdict of each, the check that refuses it, and the policies.
#include "cases.hpp"

#include "audit.hpp"

namespace {

using nlohmann::json;
using tests::Audit;
using tests::Cases;

// Where a value stands among a document's leaves.
void collect(const json &value, const json::json_pointer &at, std::vector<std::string> &leaves) {
    if (!value.is_structured() || value.empty()) {
        leaves.push_back(at.to_string());
    } else if (value.is_object()) {
        for (const auto &member : value.items()) collect(member.value(), at / member.key(), leaves);
    } else {
        for (size_t i = 0; i < value.size(); ++i) collect(value[i], at / i, leaves);
    }
}

// The label of the value at a pointer, of a document that is genuine under this policy.
pith_label label_at(const char *pointer, const std::string &document, const pith_keyring &ring,
                    const pith_policy &policy) {
    static pith_audit a;
    pith_value value{};
    value.pointer = pointer;
    pith_audit_begin(&a, &ring, &policy);
    pith_audit_watch(&a, &value, 1);
    pith_verdict verdict = PITH_PENDING;
    for (size_t at = 0; at < document.size() && verdict == PITH_PENDING;) {
        at += pith_audit_feed(&a, document.data() + at, document.size() - at);
        verdict = pith_audit_step(&a, 0);
    }
    if (verdict == PITH_PENDING) pith_audit_end(&a);
    EXPECT_EQ(pith_audit_step(&a, 0), PITH_GENUINE) << pointer;
    return value.label;
}

}  // namespace

TEST_F(Cases, each_is_refused_by_its_one_check) {
    for (const json &row : index["cases"]) {
        const Audit got = tests::audit(row["text"], ring);
        const std::string name = row["name"];
        EXPECT_EQ(pith_verdict_name(got.verdict), row["verdict"].get<std::string>())
            << name << " at " << got.offset;
        std::vector<std::string> faults;
        for (const auto &[check, verdict] : got.findings) {
            if (verdict != PITH_GENUINE) faults.push_back(check);
        }
        std::vector<std::string> expected;
        if (row["check"].is_string()) expected.push_back(row["check"]);
        EXPECT_EQ(faults, expected) << name;
        if (got.verdict != PITH_GENUINE) {
            EXPECT_EQ(got.number, "") << name;
            EXPECT_EQ(got.time, 0u) << name;
        }
        for (const size_t split : {size_t{1}, size_t{13}}) {
            EXPECT_EQ(tests::audit(row["text"], ring, split), got) << name;
        }
    }
}

TEST_F(Cases, nothing_is_genuine_to_other_rings_or_an_empty_policy) {
    const pith_policy empty{};
    for (const json &row : index["cases"]) {
        EXPECT_NE(tests::audit(row["text"], {}).verdict, PITH_GENUINE);
        EXPECT_NE(tests::audit(row["text"], pith_registry_keyring).verdict, PITH_GENUINE);
        EXPECT_NE(tests::audit(row["text"], ring, 1000, empty).verdict, PITH_GENUINE);
    }
}

TEST_F(Cases, policy_decides_kind_size_number_and_time) {
    const std::string bundle = text("bundle"), record = text("record");
    const auto under = [&](const std::string &document, const pith_policy &policy) {
        return tests::audit(document, ring, 1000, policy).verdict;
    };
    pith_policy policy = pith_default_policy;
    policy.kinds = PITH_KIND_RECORD;
    EXPECT_EQ(under(bundle, policy), PITH_REFUSED);
    EXPECT_EQ(under(record, policy), PITH_GENUINE);

    policy = pith_default_policy;
    policy.maximum_size = static_cast<uint32_t>(bundle.size());
    EXPECT_EQ(under(bundle, policy), PITH_GENUINE);
    --policy.maximum_size;
    EXPECT_EQ(under(bundle, policy), PITH_REFUSED);

    const std::string number = json::parse(bundle)["pith_number"];
    policy = pith_default_policy;
    policy.number = number.c_str();
    EXPECT_EQ(under(bundle, policy), PITH_GENUINE);
    policy.number = "pith:2024:AAAAAAAAAAAAAAAAAAAAAAAAAA";
    EXPECT_EQ(under(bundle, policy), PITH_REFUSED);
    const std::string short_number = json::parse(bundle)["short_pith_number"];
    policy.number = short_number.c_str();  // a short form is never an identity
    EXPECT_EQ(under(bundle, policy), PITH_REFUSED);

    // Each document is of one kind, and no other.
    const struct {
        const char *name;
        pith_kind kind;
    } kinds[] = {{"bundle", PITH_KIND_BUNDLE},
                 {"state", PITH_KIND_STATE},
                 {"record", PITH_KIND_RECORD},
                 {"envelope", PITH_KIND_ENVELOPE},
                 {"event record_created", PITH_KIND_EVENT}};
    for (const auto &[name, kind] : kinds) {
        policy = pith_default_policy;
        policy.kinds = kind;
        const Audit got = tests::audit(text(name), ring, 1000, policy);
        EXPECT_EQ(got.verdict, PITH_GENUINE) << name;
        EXPECT_EQ(got.kind, kind) << name;
        policy.kinds = 31u & ~static_cast<unsigned>(kind);
        EXPECT_EQ(under(text(name), policy), PITH_REFUSED) << name;
    }

    policy = pith_default_policy;
    // An event that holds no record is of no number that could be told.
    policy.number = number.c_str();
    EXPECT_EQ(under(text("event record_created"), policy), PITH_GENUINE);
    EXPECT_EQ(under(text("event graph_snapshot"), policy), PITH_REFUSED);

    policy = pith_default_policy;
    policy.time = PITH_TIME_FLOOR;
    policy.minimum_time = 1780441523;  // built_at, by Python's datetime
    EXPECT_EQ(under(bundle, policy), PITH_GENUINE);
    EXPECT_EQ(under(record, policy), PITH_REFUSED);  // no time of it is signed
    ++policy.minimum_time;
    EXPECT_EQ(under(bundle, policy), PITH_REFUSED);
    policy.time = PITH_TIME_UNKNOWN;
    EXPECT_EQ(under(bundle, policy), PITH_UNTIMED);

    policy = pith_default_policy;
    policy.required = 1u << PITH_CHECK_BUNDLE_SIGNATURE;
    EXPECT_EQ(under(bundle, policy), PITH_GENUINE);
    EXPECT_EQ(under(record, policy), PITH_REFUSED);
}

TEST_F(Cases, what_is_not_checked_may_pass_only_by_name) {
    pith_policy policy = pith_default_policy;
    policy.not_checked = 1u << PITH_CHECK_TITLE;
    const Audit got = tests::audit(text("title outside ASCII"), ring, 1000, policy);
    EXPECT_EQ(got.verdict, PITH_GENUINE);
    EXPECT_EQ(got.findings.at("title"), PITH_NOT_CHECKED);
    EXPECT_EQ(tests::audit(text("timestamp proofs"), ring, 1000, policy).verdict, PITH_NOT_CHECKED);
}

// Of what is left open the first place is told, and it is the offset of the verdict.
TEST_F(Cases, what_is_not_checked_is_at_its_first_place) {
    const struct {
        const char *name, *check, *key, *value;
    } rows[] = {{"title outside ASCII", "title", "\"title\":", "\"Poincar"},
                {"alias of another kind", "aliases", "\"alias_kind\":", "\"isbn\""},
                {"state with corrections", "other_events", "\"corrections\":[", "1]"},
                {"state with two corrections", "other_events", "\"corrections\":[", "1,2]"}};
    for (const auto &[name, check, key, value] : rows) {
        const std::string document = text(name);
        const size_t at = document.find(std::string(key) + value);
        ASSERT_NE(at, std::string::npos) << name;
        const Audit got = tests::audit(document, ring);
        EXPECT_EQ(got.verdict, PITH_NOT_CHECKED) << name;
        EXPECT_EQ(got.offset, at + std::strlen(key)) << name;
        EXPECT_EQ(got.places.at(check), at + std::strlen(key)) << name;
    }
}

// Of what is passed more than once, too.
TEST_F(Cases, what_is_passed_is_at_its_first_place) {
    const std::string document = text("bundle");
    const Audit got = tests::audit(document, ring);
    ASSERT_EQ(got.verdict, PITH_GENUINE);
    const size_t events = document.find("\"events\":[{") + std::strlen("\"events\":[");
    ASSERT_NE(document.find("},{", events), std::string::npos);
    for (const char *const check : {"event_digest", "event_id", "event_signature"}) {
        EXPECT_EQ(got.places.at(check), events) << check;
    }
    EXPECT_EQ(got.places.at("record"), document.find("\"canonical_record\":") + 19);
}

// All that was checked, each where the first value concerned stands; and nothing behind a fault.
TEST_F(Cases, findings_are_all_there_and_in_their_places) {
    size_t compared = 0;
    for (const json &row : index["cases"]) {
        const std::string name = row["name"];
        const Audit got = tests::audit(row["text"], ring);
        if (row.contains("fault")) {
            EXPECT_EQ(got.offset, row["fault"].get<uint32_t>()) << name;
        }
        if (!row.contains("findings")) continue;
        EXPECT_EQ(got.places, (row["findings"].get<std::map<std::string, uint32_t>>())) << name;
        ++compared;
    }
    EXPECT_EQ(compared, 7u);
}

TEST_F(Cases, time_is_that_under_the_signature) {
    for (const json &row : index["cases"]) {
        if (!row.contains("time")) continue;
        EXPECT_EQ(tests::audit(row["text"], ring).time, row["time"].get<uint32_t>()) << row["name"];
    }
}

TEST_F(Cases, a_state_with_unknown_events_may_have_any_order) {
    const Audit got = tests::audit(index["open_twice"], ring);
    EXPECT_EQ(got.verdict, PITH_NOT_CHECKED);
    EXPECT_EQ(got.findings.at("other_events"), PITH_NOT_CHECKED);
    EXPECT_EQ(got.findings.at("state_order"), PITH_NOT_CHECKED);
}

TEST_F(Cases, labels_are_those_of_their_places) {
    for (const json &row : index["cases"]) {
        if (!row.contains("labels")) continue;
        const std::string text = row["text"];
        const std::vector<pith_label> labels = tests::audit(text, ring).labels;
        std::vector<std::string> leaves;
        collect(json::parse(text), json::json_pointer(), leaves);
        ASSERT_EQ(leaves.size(), labels.size()) << row["name"];
        for (const auto &[pointer, label] : row["labels"].items()) {
            const auto leaf = std::find(leaves.begin(), leaves.end(), pointer);
            ASSERT_NE(leaf, leaves.end()) << pointer;
            EXPECT_EQ(pith_label_name(labels[static_cast<size_t>(leaf - leaves.begin())]),
                      label.get<std::string>())
                << row["name"] << pointer;
        }
    }
}

// What is let pass without its check is not vouched for, and what is beside it still is.
TEST_F(Cases, what_is_not_checked_has_no_label) {
    pith_policy policy = pith_default_policy;
    policy.not_checked = 1u << PITH_CHECK_TITLE | 1u << PITH_CHECK_ALIASES;
    const struct {
        const char *name, *pointer;
        pith_label label;
    } values[] = {
        {"title outside ASCII", "/paper/title", PITH_UNAUTHENTICATED},
        {"title outside ASCII", "/graph_snapshot/paper/title", PITH_BOUND},
        {"title outside ASCII behind an event", "/paper/title", PITH_UNAUTHENTICATED},
        {"title outside ASCII under a signature", "/events/1/payload/graph_snapshot/paper/title",
         PITH_AUTHENTICATED},
        {"record", "/paper/title", PITH_BOUND},
        {"alias of another kind", "/aliases/0/alias_kind", PITH_UNAUTHENTICATED},
        {"alias of another kind", "/aliases/0/alias_value", PITH_UNAUTHENTICATED},
        {"alias of another kind", "/aliases/1/alias_kind", PITH_BOUND},
        {"alias of another kind", "/aliases/1/alias_value", PITH_BOUND},
    };
    for (const auto &[name, pointer, label] : values) {
        EXPECT_EQ(label_at(pointer, text(name), ring, policy), label) << name << pointer;
    }
}

// A number is read whole before it is compared: not by what stands where nothing was read.
TEST_F(Cases, no_short_number_ends_in_what_is_none) {
    ASSERT_EQ(index["unspelled"].size(), 256u);
    for (const json &document : index["unspelled"]) {
        const Audit got = tests::audit(document, ring);
        EXPECT_EQ(got.verdict, PITH_MISNAMED) << document;
        EXPECT_EQ(got.findings.count("short_pith_number"), 1u) << document;
    }
}
