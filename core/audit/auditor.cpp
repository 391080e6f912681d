// SPDX-License-Identifier: MIT
#include "audit/auditor.hpp"

#include <string.h>

#include "keys/keyring.hpp"

namespace pith::audit {

using schema::Shape;

void Auditor::begin(const pith_keyring *ring, const pith_policy *policy) {
    memset(static_cast<void *>(this), 0, sizeof *this);
    ring_ = ring;
    phase_ = Phase::kReading;
    policy_.begin(policy);
    scanner_.begin();
    path_.begin();
    digests_.begin();
    findings_.begin();
    report_.begin();
    kinds_.begin();
    record_.begin();
    aliases_.begin();
    event_.begin();
    state_.begin();
    bundle_.begin();
    if (ring == nullptr || policy == nullptr || !keys::is_usable(*ring)) misuse();
}

void Auditor::watch(pith_value *values, size_t count) {
    const bool is_early = phase_ == Phase::kReading && scanner_.offset() == 0;
    if (!is_early || !report_.watch(values, count)) misuse();
}

verdict Auditor::decide(verdict result, uint32_t offset) {
    offset_ = offset;
    result_ = result;
    phase_ = Phase::kDecided;
    if (result != PITH_GENUINE) report_.forget();
    return result;
}

void Auditor::decide_by_fault() {
    if (findings_.has_fault()) decide(findings_.fault(), findings_.fault_place());
}

uint32_t Auditor::offset() const {
    return phase_ == Phase::kDecided ? offset_ : scanner_.offset() + shift_;
}

// ---- input

size_t Auditor::feed(const uint8_t *data, size_t size) {
    if (phase_ == Phase::kIdle || is_input_ended()) misuse();
    size_t taken = 0;
    while (is_reading() && taken < size) {
        const size_t room = policy_.maximum_size() - scanner_.offset();
        if (room == 0) {
            limit(UINT32_MAX);
            refuse(PITH_TOO_LARGE, offset());  // where the policy has no limit: 4 GiB
            break;
        }
        const size_t rest = size - taken;
        taken += scanner_.feed(data + taken, rest < room ? rest : room, *this);
        if (scanner_.fault() != PITH_PENDING && goes_on()) refuse(scanner_.fault(), offset());
        decide_by_fault();
    }
    return taken;
}

void Auditor::limit(uint32_t size) {
    if (policy_.allows_size(size)) return;
    findings_.fail(PITH_CHECK_POLICY, PITH_REFUSED, scanner_.offset());
    decide_by_fault();
}

void Auditor::refuse(verdict why, uint32_t offset) {
    if (phase_ == Phase::kDecided) return;
    findings_.fail(PITH_CHECK_SYNTAX, why, offset);
    decide_by_fault();
}

void Auditor::end() {
    if (phase_ == Phase::kIdle || is_input_ended()) misuse();
    end_ = End::kInput;
}

// ---- work

void Auditor::await(Work work) {
    if (findings_.has_fault()) return;
    work_ = work;
    phase_ = Phase::kWorking;
}

verdict Auditor::step(uint32_t budget) {
    if (phase_ == Phase::kIdle) return misuse();
    uint32_t left = budget;
    while (phase_ == Phase::kWorking || (is_reading() && is_input_ended())) {
        if (phase_ != Phase::kWorking) {
            if (end_ == End::kRoot) {
                finish();
            } else {
                end_root();
            }
        } else if (work_ == Work::kSignature) {
            if (!check_signature(left)) return PITH_PENDING;
            left = 1;  // the used part of the budget is unknown
        } else {
            phase_ = Phase::kReading;
            do_work();
        }
        decide_by_fault();
        if (budget != 0 && --left == 0) break;
    }
    return phase_ == Phase::kDecided ? result_ : PITH_PENDING;
}

// Starts to verify a signature. `time`: the authenticated time of the signature, or PITH_TIME_NONE.
void Auditor::begin_signature(pith_check check, const pith_key *key, uint32_t time, uint32_t place,
                              const uint8_t signature[64], const uint8_t digest[kDigestSize]) {
    if (findings_.has_fault()) return;
    if (!policy_.allows_key(key, time, check)) {
        return findings_.fail(check, PITH_UNKNOWN_KEY, place);
    }
    checked_ = {key, place, check};
    check_.begin(signature, digest, *key);
    await(Work::kSignature);
}

// Returns true when the signature is checked.
bool Auditor::check_signature(uint32_t budget) {
    using Result = curve::Verification::Result;
    const Result result = check_.step(*checked_.key, budget);
    if (result == Result::kPending) return false;
    phase_ = Phase::kReading;
    const bool is_valid = result == Result::kValid;
    const verdict why = result == Result::kBadKey ? PITH_MISUSE : PITH_FORGED;
    if (checked_.check == PITH_CHECK_RECEIPT) {
        record_.end_receipt(is_valid, why, findings_);
    } else {
        findings_.judge(checked_.check, is_valid, why, checked_.place);
        if (is_valid) findings_.keep(checked_.check);
    }
    return true;
}

// ---- the end

// Judges the root. Its members are complete only at the end of the input.
void Auditor::end_root() {
    end_ = End::kRoot;
    const uint32_t size = offset();
    verdict fault = scanner_.end();
    if (slice_.in_scalar) end_scalar();  // the root
    if (fault != PITH_PENDING) return findings_.fail(PITH_CHECK_SYNTAX, fault, size);
    findings_.pass(PITH_CHECK_SYNTAX, 0);
    fault = kinds_.finish(path_.walker());
    if (kinds_.shape() == Shape::kBundle && fault == PITH_PENDING && !state_.has_record_created()) {
        fault = PITH_INCOMPLETE;
    }
    if (fault != PITH_PENDING) return findings_.fail(PITH_CHECK_KIND, fault, size);
    findings_.pass(PITH_CHECK_KIND, kinds_.place());
    uint8_t digest[kDigestSize];
    switch (kinds_.shape()) {
        case Shape::kBundle:
            digests_.finish(1, digest);
            bundle_.check_digest(digest, kinds_.place(), findings_);
            return begin_signature(PITH_CHECK_BUNDLE_SIGNATURE, bundle_.key(), bundle_.time(),
                                   bundle_.place(), bundle_.signature(), digest);
        case Shape::kState: return end_state();
        case Shape::kEvent: return end_event();
        default: return;
    }
}

// Judges a complete document without a fault: aliases that wait, one a call; promises, open
// findings, policy.
void Auditor::finish() {
    const uint32_t size = offset();
    if (kinds_.shape() == Shape::kRecord && aliases_.settle(record_, waiting_, findings_)) return;
    findings_.settle();
    // Deny by default: a promise is not kept, or a record has no receipt.
    if (findings_.is_owed() || (record_.is_known() && !record_.is_genuine())) {
        findings_.fail(PITH_CHECK_KIND, PITH_INCOMPLETE, size);
    }
    if (findings_.has_fault()) return;
    const uint32_t open = policy_.open(findings_);
    for (uint8_t check = 0; check < PITH_CHECKS; ++check) {
        if ((open >> check & 1) == 0) continue;
        decide(PITH_NOT_CHECKED, findings_.place(static_cast<pith_check>(check)));
        return;
    }
    const verdict result = policy_.judge({kinds_.kind(), size, signed_time()}, findings_, record_);
    if (result == PITH_REFUSED) return findings_.fail(PITH_CHECK_POLICY, result, size);
    findings_.pass(PITH_CHECK_POLICY, 0);
    decide(result, size);
}

uint32_t Auditor::signed_time() const {
    switch (kinds_.shape()) {
        case Shape::kBundle: return bundle_.time();
        case Shape::kEvent: return event_.time();
        default: return PITH_TIME_NONE;
    }
}

// ---- answers

verdict Auditor::get_claims(pith_claims &claims) const {
    memset(&claims, 0, sizeof claims);
    if (!is_genuine() || !record_.is_genuine()) return result_;
    record_.claims().fill(claims);
    record_.write_number(claims.number);
    memcpy(claims.digest, record_.digest(), sizeof claims.digest);
    claims.key = record_.key();
    return result_;
}

verdict Auditor::get_value(const pith_value &value, pith_text &text) const {
    text = {nullptr, 0};
    if (!is_genuine()) return result_;
    if (!report_.is_watched(value)) return PITH_MISUSE;
    if (value.type == PITH_TYPE_NONE) return PITH_INCOMPLETE;
    if (value.label != PITH_AUTHENTICATED && value.label != PITH_BOUND) return PITH_NOT_CHECKED;
    if (value.capacity == 0 && value.data == nullptr) return result_;
    if (value.size > value.capacity) return PITH_TOO_LARGE;
    text = {value.data, value.size};
    return result_;
}

}  // namespace pith::audit
