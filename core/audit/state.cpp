// SPDX-License-Identifier: MIT
#include "audit/state.hpp"

#include <string.h>

#include "codec/codec.hpp"

namespace pith::audit {

void State::begin() {
    memset(this, 0, sizeof *this);
    is_ascending_ = true;
}

// ---- events

void State::add_event(const Event &event, const uint8_t id[kDigestSize], Findings &findings) {
    events_.add(id);
    uint8_t hash[kDigestSize];
    balance_.add(id, hash, false);
    const bool is_created = event.type() == Event::Type::kRecordCreated;
    const bool is_snapshot = event.type() == Event::Type::kGraphSnapshot;
    if ((is_created && has_created_) || (is_snapshot && has_snapshot_)) {
        findings.leave_open(PITH_CHECK_OTHER_EVENTS, event.place());
    }
    if (is_created && !has_created_) {
        memcpy(created_, id, sizeof created_);
        findings.pass(PITH_CHECK_RECORD_CREATED, event.place());
        has_created_ = true;
        return;
    }
    if (is_snapshot) chain_id(snapshots_, id);
    has_snapshot_ = has_snapshot_ || is_snapshot;
    has_unknown_ = has_unknown_ || !is_snapshot;
    is_ascending_ = is_ascending_ && event.time() >= last_time_;
    last_time_ = event.time();
}

// ---- the state

void State::open(uint8_t depth, uint32_t place, bool is_in_bundle) {
    depth_ = depth;
    place_ = place;
    is_in_bundle_ = is_in_bundle;
}

Earned State::take_digest(const Value &value) {
    return value.read_digest(digest_) ? Earned::nothing() : value.fail(PITH_MALFORMED);
}

Earned State::take_applied(const Value &value) {
    uint8_t *const id = value.text;  // decoded and hashed in place, to save stack
    if (!value.read_id(id)) return value.fail(PITH_MALFORMED);
    if (applied_.count == 0) applied_place_ = value.place;
    applied_.add(id);
    balance_.add(id, id, true);
    return Earned::nothing();
}

Earned State::check_count(const Value &value) const {
    uint32_t count = 0;
    const bool is_same =
        codec::read_decimal(value.text, value.size, count) && count == events_.count;
    return is_same ? value.pass() : value.fail(PITH_ALTERED);
}

void State::check_summary(const Event &summary, const uint8_t digest[kDigestSize],
                          Findings &findings) {
    if (summary.type() == Event::Type::kGraphSnapshot) {
        chain_id(summarised_, digest);
        return;
    }
    findings.judge(PITH_CHECK_STATE_SUMMARIES, has_created_ && same_digest(digest, created_),
                   PITH_ALTERED, summary.place());
}

void State::end_summaries(uint32_t place, Findings &findings) const {
    if (!is_in_bundle_) return;
    findings.judge(PITH_CHECK_STATE_SUMMARIES, same_digest(snapshots_, summarised_), PITH_ALTERED,
                   place);
}

void State::note_number(uint32_t place, Findings &findings) {
    has_other_number_ = true;
    findings.leave_open(PITH_CHECK_STATE_DIGEST, place);
}

void State::close(const uint8_t digest[kDigestSize], Findings &findings) {
    depth_ = 0;
    if (!has_other_number_) {
        findings.judge(PITH_CHECK_STATE_DIGEST, same_digest(digest, digest_), PITH_ALTERED, place_);
    }
    check_order(findings);
}

// Accepts the order of the bundle, or record_created first and then the snapshots in ascending
// time. A lone state lists its summaries by bucket, so their times give no order.
void State::check_order(Findings &findings) const {
    const bool is_as_long = applied_.count == events_.count;
    const bool is_as_listed = is_in_bundle_ && applied_.is(events_.first, events_.rest);
    const bool is_created_first = has_created_ && !has_unknown_ &&
                                  (is_ascending_ || !is_in_bundle_) &&
                                  applied_.is(created_, snapshots_);
    if (is_as_long && (is_as_listed || is_created_first)) {
        return findings.pass(PITH_CHECK_STATE_ORDER, applied_place_);
    }
    if (is_as_long && balance_.is_zero()) {
        return findings.leave_open(PITH_CHECK_STATE_ORDER, applied_place_);
    }
    findings.fail(PITH_CHECK_STATE_ORDER, PITH_ALTERED, applied_place_);
}

}  // namespace pith::audit
