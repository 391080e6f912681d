// SPDX-License-Identifier: MIT
#include "audit/policy.hpp"

#include "check.hpp"
#include "document.hpp"
#include "whole.hpp"

namespace {

using namespace pith::audit;

constexpr uint32_t bit(pith_check check) {
    return uint32_t{1} << check;
}

// An audit with a genuine record, or without a record.
struct Audit {
    Findings findings;
    RecordPart record;
    explicit Audit(bool has_record) {
        findings.begin();
        record.begin();
        if (!has_record) return;
        uint8_t text[] = DOCUMENT_SORTED_RECORD;
        uint8_t receipt[] = DOCUMENT_RECEIPT;
        uint8_t signature[64];
        const auto rule = pith::schema::Rule::kNone;
        const Whole its_record = whole_of<pith::record::Record>(text, sizeof text - 1);
        const Whole its_receipt = whole_of<pith::record::Receipt>(receipt, sizeof receipt - 1);
        const Value value = {text,    sizeof text - 1, 0,          rule, PITH_CHECK_RECORD,
                             nullptr, findings,        &its_record};
        EXPECT_TRUE(record.take(value, PITH_CHECK_RECORD));
        record.read(value);
        EXPECT_TRUE(record.take_receipt({receipt, sizeof receipt - 1, 0, rule, PITH_CHECK_RECEIPT,
                                         nullptr, findings, &its_receipt},
                                        pith_registry_keyring, signature));
        EXPECT_FALSE(record.is_genuine());
        record.end_receipt(true, PITH_FORGED, findings);
        EXPECT_TRUE(record.is_genuine());
        EXPECT_FALSE(findings.has_fault());
    }
};

// Returns the rule that refuses a document, or PITH_RULE_NONE.
pith_refusal judge_policy(const pith_policy &policy, const Subject &subject,
                          const Findings &findings, const RecordPart &record) {
    Policy its;
    its.begin(&policy);
    const pith_verdict verdict = its.judge(subject, findings, record);
    EXPECT_EQ(verdict == PITH_REFUSED, its.refusal().rule != PITH_RULE_NONE);
    return its.refusal();
}

uint32_t find_open(const pith_policy &policy, const Findings &findings) {
    Policy its;
    its.begin(&policy);
    return its.open(findings);
}

// Returns whether the store accepts a time.
bool is_newest(pith_policy policy, uint32_t time, const RecordPart &record) {
    Findings none;
    none.begin();
    policy.required = 0;
    const pith_refusal refusal = judge_policy(policy, {PITH_KIND_EVENT, 1, time}, none, record);
    EXPECT_TRUE(refusal.rule == PITH_RULE_NONE || refusal.rule == PITH_RULE_STORE);
    return refusal.rule == PITH_RULE_NONE;
}

bool is(const pith_refusal &refusal, pith_rule rule, pith_check check = PITH_CHECKS) {
    return refusal.rule == rule && refusal.check == check;
}

struct Memory {
    uint32_t time;
    int loads, commits;
    int load_answer, commit_answer;
};

int load(void *context, const char *number, uint32_t *time) {
    Memory &memory = *static_cast<Memory *>(context);
    EXPECT_STREQ(number, DOCUMENT_NUMBER);
    ++memory.loads;
    *time = memory.time;
    return memory.load_answer;
}

int commit(void *context, const char *, uint32_t time) {
    Memory &memory = *static_cast<Memory *>(context);
    ++memory.commits;
    if (memory.commit_answer == 0) memory.time = time;
    return memory.commit_answer;
}

}  // namespace

// Every rule refuses the document. Meeting a rule reveals the next one.
TEST(Policy, checks_its_rules_in_one_order) {
    Audit audit(true);
    pith_policy policy = {};
    policy.required = bit(PITH_CHECK_TITLE) | bit(PITH_CHECK_LINKS) | bit(PITH_CHECK_RECORD);
    policy.number = "pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4OA";
    const Subject subject = {PITH_KIND_BUNDLE, 100, 50};
    const auto judge = [&] { return judge_policy(policy, subject, audit.findings, audit.record); };
    EXPECT_TRUE(is(judge(), PITH_RULE_KINDS));
    policy.kinds = PITH_KIND_RECORD | PITH_KIND_EVENT;
    EXPECT_TRUE(is(judge(), PITH_RULE_KINDS));
    policy.kinds |= PITH_KIND_BUNDLE;
    EXPECT_TRUE(is(judge(), PITH_RULE_MAXIMUM_SIZE));
    policy.maximum_size = 99;
    EXPECT_TRUE(is(judge(), PITH_RULE_MAXIMUM_SIZE));
    policy.maximum_size = 100;
    EXPECT_TRUE(is(judge(), PITH_RULE_REQUIRED, PITH_CHECK_TITLE));
    audit.findings.leave_open(PITH_CHECK_TITLE, 0);
    EXPECT_TRUE(is(judge(), PITH_RULE_REQUIRED, PITH_CHECK_TITLE));
    policy.required &= ~bit(PITH_CHECK_TITLE);
    EXPECT_TRUE(is(judge(), PITH_RULE_REQUIRED, PITH_CHECK_LINKS));
    audit.findings.pass(PITH_CHECK_LINKS, 0);
    EXPECT_TRUE(is(judge(), PITH_RULE_NUMBER));
    policy.number = DOCUMENT_NUMBER "A";
    EXPECT_TRUE(is(judge(), PITH_RULE_NUMBER));
    policy.number = DOCUMENT_NUMBER;
    EXPECT_TRUE(is(judge(), PITH_RULE_TIME));
    policy.time = PITH_TIME_FLOOR;
    policy.minimum_time = 51;
    EXPECT_TRUE(is(judge(), PITH_RULE_MINIMUM_TIME));
    policy.minimum_time = 50;
    EXPECT_TRUE(is(judge(), PITH_RULE_NONE));
    const Subject untimed = {PITH_KIND_BUNDLE, 100, PITH_TIME_NONE};
    policy.minimum_time = 0;
    EXPECT_TRUE(
        is(judge_policy(policy, untimed, audit.findings, audit.record), PITH_RULE_MINIMUM_TIME));
    policy.time = PITH_TIME_ANY;
    EXPECT_TRUE(is(judge_policy(policy, untimed, audit.findings, audit.record), PITH_RULE_NONE));
    const Audit none(false);
    policy.required = 0;
    EXPECT_TRUE(is(judge_policy(policy, subject, none.findings, none.record), PITH_RULE_NUMBER));
}

// PROTOCOL.md 8.5: an event without a record is refused by the rule for records, not as open.
TEST(Policy, allows_the_listed_open_checks) {
    for (int has_record = 0; has_record < 2; ++has_record) {
        Audit audit(has_record != 0);
        audit.findings.leave_open(PITH_CHECK_EVENT_SUBJECT, 1);
        audit.findings.leave_open(PITH_CHECK_TITLE, 2);
        pith_policy policy = pith_default_policy;
        const uint32_t subject = bit(PITH_CHECK_EVENT_SUBJECT), title = bit(PITH_CHECK_TITLE);
        EXPECT_EQ(find_open(policy, audit.findings), has_record != 0 ? subject | title : title);
        policy.not_checked = title;
        EXPECT_EQ(find_open(policy, audit.findings), has_record != 0 ? subject : 0);
        policy.required = 0;
        EXPECT_EQ(find_open(policy, audit.findings), subject);
        policy.not_checked |= subject;
        EXPECT_EQ(find_open(policy, audit.findings), 0u);
        // An allowed open check does not count as made.
        policy.required = title;
        const Subject its = {PITH_KIND_EVENT, 1, 1};
        EXPECT_TRUE(is(judge_policy(policy, its, audit.findings, audit.record), PITH_RULE_REQUIRED,
                       PITH_CHECK_TITLE));
    }
}

TEST(Policy, keeps_the_newest_time) {
    const Audit audit(true);
    Memory memory = {};
    const pith_store store = {load, commit, &memory};
    pith_policy policy = pith_default_policy;
    EXPECT_TRUE(is_newest(policy, PITH_TIME_NONE, audit.record));
    policy.store = &store;
    EXPECT_FALSE(is_newest(policy, PITH_TIME_NONE, audit.record));
    EXPECT_FALSE(is_newest(policy, 7, Audit(false).record));
    EXPECT_EQ(memory.loads, 0);
    EXPECT_TRUE(is_newest(policy, 7, audit.record));
    EXPECT_TRUE(is_newest(policy, 7, audit.record));
    EXPECT_EQ(memory.commits, 1);
    EXPECT_FALSE(is_newest(policy, 6, audit.record));
    EXPECT_EQ(memory.time, 7u);
    memory.commit_answer = 1;
    EXPECT_FALSE(is_newest(policy, 8, audit.record));
    memory.load_answer = 1;
    EXPECT_FALSE(is_newest(policy, 9, audit.record));
    EXPECT_EQ(memory.commits, 2);
    // A store that reports a load but writes no time.
    const pith_store silent = {[](void *, const char *, uint32_t *) { return 0; }, commit, &memory};
    policy.store = &silent;
    memory.commit_answer = 0;
    EXPECT_FALSE(is_newest(policy, UINT32_MAX - 1, audit.record));
    EXPECT_FALSE(is_newest(policy, 10, audit.record));
    EXPECT_EQ(memory.commits, 2);
    memory.load_answer = 0;
    const pith_store halves[] = {{nullptr, commit, &memory}, {load, nullptr, &memory}};
    for (const pith_store &half : halves) {
        policy.store = &half;
        EXPECT_FALSE(is_newest(policy, 10, audit.record));
    }
}

// A number from a record that is not genuine does not count.
TEST(Policy, takes_a_number_from_a_genuine_record_only) {
    Audit none(false);
    uint8_t text[] = DOCUMENT_SORTED_RECORD;
    const Whole whole = whole_of<pith::record::Record>(text, sizeof text - 1);
    const Value value = {
        text,    sizeof text - 1, 0,     pith::schema::Rule::kNone, PITH_CHECK_RECORD,
        nullptr, none.findings,   &whole};
    EXPECT_TRUE(none.record.take(value, PITH_CHECK_RECORD));
    none.record.read(value);
    pith_policy policy = pith_default_policy;
    policy.required = 0;
    policy.number = DOCUMENT_NUMBER;
    const Subject subject = {PITH_KIND_EVENT, 1, 1};
    EXPECT_TRUE(is(judge_policy(policy, subject, none.findings, none.record), PITH_RULE_NUMBER));
}

TEST(Policy, requires_the_first_check_too) {
    const Audit none(false);
    pith_policy policy = pith_default_policy;
    policy.required = bit(static_cast<pith_check>(0));
    const Subject subject = {PITH_KIND_EVENT, 1, 1};
    EXPECT_TRUE(is(judge_policy(policy, subject, none.findings, none.record), PITH_RULE_REQUIRED,
                   static_cast<pith_check>(0)));
}
