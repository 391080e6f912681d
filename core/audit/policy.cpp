// SPDX-License-Identifier: MIT
#include "audit/policy.hpp"

namespace pith::audit {
namespace {

constexpr uint32_t kRecordBit = uint32_t{1} << PITH_CHECK_RECORD;
constexpr uint32_t kSubjectBit = uint32_t{1} << PITH_CHECK_EVENT_SUBJECT;

pith_refusal refuse(pith_rule rule) {
    return {rule, PITH_CHECKS};
}

bool has_number(const RecordPart &record, const char *expected) {
    if (!record.is_genuine()) return false;
    char number[PITH_NUMBER_SIZE + 1];
    record.write_number(number);
    return json::equals(reinterpret_cast<const uint8_t *>(number), PITH_NUMBER_SIZE, expected);
}

}  // namespace

uint32_t Policy::open(const Findings &findings) const {
    uint32_t open = findings.open() & ~policy_->not_checked;
    if ((policy_->required & kRecordBit & ~findings.made()) != 0) open &= ~kSubjectBit;
    return open;
}

// Returns the rule that refuses the document, or PITH_RULE_NONE.
pith_refusal Policy::find_refusal(const Subject &subject, const Findings &findings,
                                  const RecordPart &record) const {
    const pith_policy &policy = *policy_;
    if ((policy.kinds & static_cast<uint32_t>(subject.kind)) == 0) return refuse(PITH_RULE_KINDS);
    if (subject.size > policy.maximum_size) return refuse(PITH_RULE_MAXIMUM_SIZE);
    const uint32_t missing = policy.required & ~(findings.made() & ~findings.open());
    for (uint8_t check = 0; check < PITH_CHECKS; ++check) {
        if ((missing >> check & 1) == 0) continue;
        return {PITH_RULE_REQUIRED, static_cast<pith_check>(check)};
    }
    if (policy.number != nullptr && !has_number(record, policy.number)) {
        return refuse(PITH_RULE_NUMBER);
    }
    switch (policy.time) {
        case PITH_TIME_ANY:
        case PITH_TIME_UNKNOWN: return refuse(PITH_RULE_NONE);
        case PITH_TIME_FLOOR:
            return refuse(subject.time != PITH_TIME_NONE && subject.time >= policy.minimum_time
                              ? PITH_RULE_NONE
                              : PITH_RULE_MINIMUM_TIME);
        default: return refuse(PITH_RULE_TIME);
    }
}

// Reads the store and commits to it. Returns false to refuse the document.
bool Policy::is_newest(uint32_t time, const RecordPart &record) const {
    const pith_store *const store = policy_->store;
    if (store == nullptr) return true;
    if (time == PITH_TIME_NONE || !record.is_genuine() || store->load == nullptr ||
        store->commit == nullptr) {
        return false;
    }
    char number[PITH_NUMBER_SIZE + 1];
    record.write_number(number);
    uint32_t last = UINT32_MAX;
    if (store->load(store->context, number, &last) != 0 || time < last) return false;
    return time == last || store->commit(store->context, number, time) == 0;
}

bool Policy::allows_size(uint32_t size) {
    if (size <= policy_->maximum_size) return true;
    note(refuse(PITH_RULE_MAXIMUM_SIZE));
    return false;
}

bool Policy::allows_key(const pith_key *key, uint32_t time, pith_check check) {
    if (policy_->ring == nullptr) return true;
    const pith_validity validity = pith_ring_key_valid(policy_->ring, key, time);
    if (validity == PITH_KEY_VALID) return true;
    if (validity == PITH_KEY_CANNOT_TELL) {
        is_time_unknown_ = true;
        return true;
    }
    note({PITH_RULE_RING, check});
    return false;
}

verdict Policy::judge(const Subject &subject, const Findings &findings, const RecordPart &record) {
    const bool is_untimed = is_time_unknown_ || policy_->time == PITH_TIME_UNKNOWN;
    pith_refusal refusal = find_refusal(subject, findings, record);
    if (refusal.rule == PITH_RULE_NONE && !is_untimed && !is_newest(subject.time, record)) {
        refusal.rule = PITH_RULE_STORE;
    }
    note(refusal);
    if (refusal.rule != PITH_RULE_NONE) return PITH_REFUSED;
    return is_untimed ? PITH_UNTIMED : PITH_GENUINE;
}

}  // namespace pith::audit
