// SPDX-License-Identifier: MIT
// The state: counted, ordered and summarised as the events were.
//
// A summary is its event without the members that are the same in every event known: with these put
// back its digest is the event's id. So equality with an event needs no memory of the event.
#include <string.h>

#include "record/number.hpp"
#include "audit/auditor.hpp"

namespace pith::audit {

void Auditor::open_summary(EventType type) {
    summary_depth_ = path_.depth();
    event_offset_ = value_offset_;
    event_type_ = type;
    event_met_ = 0;
    // Payloads inside are read as an event's.
    event_depth_ = in_bundle_state() ? uint8_t{0} : summary_depth_;
    begin_live(false);
}

// Puts the members back that a summary leaves out, before the key at hand.
void Auditor::summary_key() {
    static constexpr char kCreated[] = ",\"event_type\":\"record_created\"";
    static constexpr char kSnapshot[] = ",\"event_type\":\"graph_snapshot\"";
    static constexpr char kUnchained[] = ",\"prev_event\":null,\"schema_version\":\"1.0\"";
    static constexpr char kSubject[] = ",\"subject_pith_number\":\"";
    static constexpr char kAlone[] = "\",\"supersedes\":[]";
    LiveDigest &live = live_at(summary_depth_);
    if (node_->act == Act::kSummaryId) {
        const bool is_created = event_type_ == EventType::kRecordCreated;
        live.put(is_created ? kCreated : kSnapshot, sizeof kCreated - 1);
        static_assert(sizeof kCreated == sizeof kSnapshot);
    } else if (node_->act == Act::kSigner) {
        live.put(kUnchained, sizeof kUnchained - 1);
    } else if (node_->act == Act::kTarget) {
        char number[PITH_NUMBER_SIZE + 1];
        record::spell_number(digest_, year(), number);
        live.put(kSubject, sizeof kSubject - 1);
        live.put(number, PITH_NUMBER_SIZE);
        live.put(kAlone, sizeof kAlone - 1);
    }
}

void Auditor::close_summary() {
    uint8_t digest[kDigestSize];
    live_at(summary_depth_).finish(digest);
    summary_depth_ = event_depth_ = 0;
    value_offset_ = event_offset_;
    if (lacks_record()) return;
    const bool is_event = memcmp(digest, stated_id_, sizeof digest) == 0;
    judge(PITH_CHECK_STATE_SUMMARIES, is_event, PITH_ALTERED);
    if (event_type_ == EventType::kGraphSnapshot) {
        IdSequence::chain(summarised_, digest);
        ++summarised_count_;
        return;
    }
    if (layout_ == Layout::kBundle) {
        const bool is_created = memcmp(digest, created_id_, sizeof digest) == 0;
        judge(PITH_CHECK_STATE_SUMMARIES, is_created && is_record_created_met_, PITH_ALTERED);
        return;
    }
    constexpr uint8_t kWhole = kHasRecord | kHasReceipt;
    judge(PITH_CHECK_RECORD_CREATED, (event_met_ & kWhole) == kWhole, PITH_INCOMPLETE);
    memcpy(created_id_, digest, sizeof digest);
    is_record_created_met_ = true;
}

void Auditor::admit_counter(Act act) {
    uint32_t value = 0;
    bool is_count = size_ != 0 && size_ <= PITH_NUMBER_DIGITS && (size_ == 1 || slice_[0] != '0');
    for (uint16_t i = 0; i < size_ && is_count; ++i) {
        is_count = slice_[i] >= '0' && slice_[i] <= '9';
        value = 10 * value + (slice_[i] - uint32_t{'0'});
    }
    if (!is_count) return fail(PITH_CHECK_STATE_COUNTS, PITH_MALFORMED);
    if (act == Act::kEventCount) event_count_ = value;
    if (act == Act::kValidCount) valid_count_ = value;
    const bool is_conflict = act == Act::kInvalidCount || act == Act::kEquivocationCount;
    if (is_conflict && value != 0) leave_unchecked(PITH_CHECK_EQUIVOCATIONS, value_offset_);
}

void Auditor::close_state() {
    uint8_t digest[kDigestSize];
    live_at(state_depth_).finish(digest);
    state_depth_ = 0;
    met_ |= kHasState;
    const bool is_bundle = layout_ == Layout::kBundle;
    const bool is_digest = memcmp(digest, stated_digest_, sizeof digest) == 0;
    judge(PITH_CHECK_STATE_DIGEST, is_digest, PITH_ALTERED);
    if (!is_record_created_met_) return fail(PITH_CHECK_STATE_SUMMARIES, PITH_INCOMPLETE);
    if (is_bundle) {
        const bool is_summarised = snapshot_count_ == summarised_count_ &&
                                   memcmp(snapshots_, summarised_, sizeof snapshots_) == 0;
        judge(PITH_CHECK_STATE_SUMMARIES, is_summarised, PITH_ALTERED);
    } else {
        // Alone: the events are those that it summarises, record_created first.
        events_.add(created_id_);
        events_.count += summarised_count_;
        memcpy(events_.rest, summarised_, sizeof summarised_);
    }
    const uint32_t count = events_.count;
    judge(PITH_CHECK_STATE_COUNTS, event_count_ == count && valid_count_ == count, PITH_ALTERED);
    const bool is_known = (unchecked_ >> PITH_CHECK_OTHER_EVENTS & 1) == 0;
    if (events_.has_same_order(applied_)) return pass(PITH_CHECK_STATE_ORDER);
    // Another order of the same events may be that of their times: not known.
    if (is_bundle ? events_.has_same_members(applied_) : !is_known) {
        return leave_unchecked(PITH_CHECK_STATE_ORDER, value_offset_);
    }
    fail(PITH_CHECK_STATE_ORDER, PITH_ALTERED);
}

}  // namespace pith::audit
