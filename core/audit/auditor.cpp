// SPDX-License-Identifier: MIT
#include "audit/auditor.hpp"

#include <string.h>

#include "json/text.hpp"
#include "record/number.hpp"
#include "keys/keyring.hpp"
#include "audit/watch.hpp"

namespace pith::audit {

static_assert(PITH_CHECKS <= 32, "findings are bits of a word");

void Auditor::begin(const pith_keyring *ring, const pith_policy *policy) {
    memset(static_cast<void *>(this), 0, sizeof *this);
    ring_ = ring;
    policy_ = policy;
    phase_ = Phase::kReading;
    fault_check_ = PITH_CHECKS;
    scanner_.begin();
    path_.begin();
    events_.begin();
    applied_.begin();
    if (ring == nullptr || policy == nullptr || !keys::is_usable(*ring)) misuse();
}

void Auditor::on_leaf(pith_leaf leaf, void *context) {
    leaf_ = leaf;
    leaf_context_ = context;
}

void Auditor::watch(pith_value *values, size_t count) {
    if (phase_ != Phase::kReading || scanner_.offset() != 0 || (values == nullptr && count != 0)) {
        misuse();
        return;
    }
    values_ = values;
    value_count_ = count;
    for (size_t i = 0; i < count; ++i) Watch(values[i]).begin();
}

verdict Auditor::decide(verdict result, uint32_t offset) {
    offset_ = offset;
    result_ = result;
    phase_ = Phase::kDecided;
    for (size_t i = 0; i < value_count_ && result != PITH_GENUINE; ++i) Watch(values_[i]).forget();
    return result;
}

uint32_t Auditor::offset() const {
    return phase_ == Phase::kDecided ? offset_ : scanner_.offset() + shift_;
}

// ---- findings

void Auditor::pass(pith_check check) {
    if ((made_ >> check & 1) != 0) return;
    made_ |= uint32_t{1} << check;
    places_[check] = value_offset_;
}

void Auditor::leave_unchecked(pith_check check, uint32_t offset) {
    if ((unchecked_ >> check & 1) != 0) return;
    made_ |= uint32_t{1} << check;
    unchecked_ |= uint32_t{1} << check;
    places_[check] = offset;
}

void Auditor::fail(pith_check check, verdict why) {
    fail_at(check, why, value_offset_);
}

void Auditor::fail_at(pith_check check, verdict why, uint32_t offset) {
    if (phase_ == Phase::kDecided) return;  // the first fault is the verdict
    made_ |= uint32_t{1} << check;
    places_[check] = offset;
    fault_check_ = static_cast<uint8_t>(check);
    decide(why, offset);
}

void Auditor::judge(pith_check check, bool holds, verdict why) {
    if (holds) {
        pass(check);
    } else {
        fail(check, why);
    }
}

bool Auditor::get_finding(size_t index, pith_finding &finding) const {
    for (uint8_t check = 0; check < PITH_CHECKS; ++check) {
        if ((made_ >> check & 1) == 0 || index-- != 0) continue;
        finding.check = static_cast<pith_check>(check);
        finding.offset = places_[check];
        finding.verdict = PITH_GENUINE;
        if ((unchecked_ >> check & 1) != 0) finding.verdict = PITH_NOT_CHECKED;
        if (check == fault_check_) finding.verdict = result_;
        return true;
    }
    return false;
}

// ---- flow

size_t Auditor::feed(const uint8_t *data, size_t size) {
    if (phase_ == Phase::kIdle || is_ended_) misuse();
    size_t taken = 0;
    while (going() && taken < size) {
        const size_t room = policy_->maximum_size - scanner_.offset();
        if (room == 0) {
            fail_at(PITH_CHECK_POLICY, PITH_REFUSED, offset());
            break;
        }
        const size_t rest = size - taken;
        taken += scanner_.feed(data + taken, rest < room ? rest : room, *this);
        if (going() && scanner_.fault() != PITH_PENDING) refuse(scanner_.fault(), offset());
    }
    return taken;
}

void Auditor::limit(uint32_t size) {
    if (size > policy_->maximum_size) fail_at(PITH_CHECK_POLICY, PITH_REFUSED, 0);
}

void Auditor::end() {
    if (phase_ == Phase::kIdle || is_ended_) misuse();
    is_ended_ = true;
}

// `time`: what the signature itself, or one around it, says of when it was made; 0: nothing does.
void Auditor::begin_signature(pith_check check, const pith_key *key, uint32_t time,
                              const uint8_t signature[64], const uint8_t digest[kDigestSize]) {
    if (!going()) return;
    if (policy_->ring != nullptr) {
        const pith_validity validity = pith_ring_key_valid(policy_->ring, key, time);
        if (validity == PITH_KEY_CANNOT_TELL) {
            is_untimed_ = true;
        } else if (validity != PITH_KEY_VALID) {
            return fail(check, PITH_UNKNOWN_KEY);
        }
    }
    signature_check_ = check;
    signature_offset_ = value_offset_;
    checked_key_ = key;
    check_.begin(signature, digest, *key);
    await(Work::kSignature);
}

void Auditor::await(Work work) {
    if (!going()) return;
    work_ = work;
    phase_ = Phase::kWorking;
}

verdict Auditor::step(uint32_t budget) {
    if (phase_ == Phase::kIdle) return misuse();
    for (uint32_t left = budget; phase_ == Phase::kWorking;) {
        if (work_ == Work::kSignature) {
            if (!check_signature(left)) return PITH_PENDING;
            left = 1;  // how much of it is left is not known
        } else {
            phase_ = Phase::kReading;
            do_work();
        }
        if (budget != 0 && --left == 0) break;
    }
    if (going() && is_ended_) finish();
    return phase_ == Phase::kDecided ? result_ : PITH_PENDING;
}

bool Auditor::check_signature(uint32_t budget) {
    const auto result = check_.step(*checked_key_, budget);
    if (result == curve::Verification::Result::kPending) return false;
    phase_ = Phase::kReading;
    value_offset_ = signature_offset_;
    if (result == curve::Verification::Result::kValid) {
        pass(signature_check_);
    } else {
        const bool is_bad_key = result == curve::Verification::Result::kBadKey;
        fail(signature_check_, is_bad_key ? PITH_MISUSE : PITH_FORGED);
    }
    return true;
}

void Auditor::do_work() {
    switch (work_) {
        case Work::kRecordDigest: return digest_record();
        case Work::kRecordShape: return read_record();
        case Work::kAliases: return settle_aliases();
        case Work::kReceipt: return read_receipt();
        default: return seal_event();
    }
}

// The document is whole and nothing was wrong: what was left open, and what the policy says. What
// the store keeps comes last, when nothing else can refuse.
void Auditor::finish() {
    const uint32_t size = offset();
    const verdict fault = scanner_.end();
    if (fault != PITH_PENDING) return refuse(fault, size);
    // Deny by default: whatever was not found to be a whole document of a known kind is none.
    if ((made_ >> PITH_CHECK_KIND & 1) == 0) {
        return fail_at(PITH_CHECK_KIND, PITH_NOT_A_RECORD, size);
    }
    value_offset_ = 0;
    pass(PITH_CHECK_SYNTAX);
    const uint32_t open = unchecked_ & ~policy_->not_checked;
    for (uint8_t check = 0; check < PITH_CHECKS; ++check) {
        if ((open >> check & 1) != 0) {
            decide(PITH_NOT_CHECKED, places_[check]);
            return;
        }
    }
    if (!is_allowed(size)) return fail_at(PITH_CHECK_POLICY, PITH_REFUSED, size);
    const bool is_untimed = is_untimed_ || policy_->time == PITH_TIME_UNKNOWN;
    if (!is_untimed && !is_newest()) return fail_at(PITH_CHECK_POLICY, PITH_REFUSED, size);
    pass(PITH_CHECK_POLICY);
    decide(is_untimed ? PITH_UNTIMED : PITH_GENUINE, size);
}

bool Auditor::is_allowed(uint32_t size) const {
    const uint32_t genuine = made_ & ~unchecked_;
    if ((policy_->kinds & static_cast<uint32_t>(kind())) == 0) return false;
    if (size > policy_->maximum_size || (policy_->required & ~genuine) != 0) return false;
    if (policy_->number != nullptr) {
        if (!has(kHasRecord)) return false;
        char number[PITH_NUMBER_SIZE + 1];
        record::spell_number(digest_, year(), number);
        const auto *const text = reinterpret_cast<const uint8_t *>(number);
        if (!json::equals(text, PITH_NUMBER_SIZE, policy_->number)) return false;
    }
    switch (policy_->time) {
        case PITH_TIME_ANY:
        case PITH_TIME_UNKNOWN: return true;
        case PITH_TIME_FLOOR: return time_ != 0 && time_ >= policy_->minimum_time;
        default: return false;
    }
}

bool Auditor::is_newest() {
    const pith_store *const store = policy_->store;
    if (store == nullptr) return true;
    if (time_ == 0 || !has(kHasRecord) || store->load == nullptr || store->commit == nullptr) {
        return false;
    }
    char number[PITH_NUMBER_SIZE + 1];
    record::spell_number(digest_, year(), number);
    uint32_t last = UINT32_MAX;
    if (store->load(store->context, number, &last) != 0 || time_ < last) return false;
    return time_ == last || store->commit(store->context, number, time_) == 0;
}

pith_kind Auditor::kind() const {
    if (phase_ == Phase::kDecided && result_ != PITH_GENUINE) return PITH_KIND_NONE;
    switch (layout_) {
        case Layout::kBundle: return PITH_KIND_BUNDLE;
        case Layout::kState: return PITH_KIND_STATE;
        case Layout::kEvent: return PITH_KIND_EVENT;
        default: return has_record_type_ ? PITH_KIND_RECORD : PITH_KIND_ENVELOPE;
    }
}

verdict Auditor::get_claims(pith_claims &claims) const {
    memset(&claims, 0, sizeof claims);
    if (phase_ != Phase::kDecided || result_ != PITH_GENUINE || !has(kHasRecord)) return result_;
    claims_.fill(claims);
    record::spell_number(digest_, year(), claims.number);
    memcpy(claims.digest, digest_, sizeof claims.digest);
    claims.key = receipt_key_;
    return result_;
}

verdict Auditor::get_value(const pith_value &value, pith_text &text) const {
    text = {nullptr, 0};
    if (phase_ != Phase::kDecided || result_ != PITH_GENUINE) return result_;
    bool is_watched = false;
    for (size_t i = 0; i < value_count_; ++i) is_watched = is_watched || &values_[i] == &value;
    if (!is_watched) return PITH_MISUSE;
    if (value.type == PITH_TYPE_NONE) return PITH_INCOMPLETE;
    if (value.label != PITH_AUTHENTICATED && value.label != PITH_BOUND) return PITH_NOT_CHECKED;
    if (value.capacity == 0 && value.data == nullptr) return result_;
    if (value.size > value.capacity) return PITH_TOO_LARGE;
    text = {value.data, value.size};
    return result_;
}

}  // namespace pith::audit
