// SPDX-License-Identifier: MIT
// Events: their envelope, their identity, their signature, and what their type asks for.
#include <string.h>

#include "codec/hex.hpp"
#include "record/number.hpp"
#include "record/signature.hpp"
#include "record/time.hpp"
#include "audit/auditor.hpp"

namespace pith::audit {
namespace {

constexpr char kIdPrefix[] = "sha256:";
constexpr size_t kIdPrefixSize = sizeof kIdPrefix - 1;

}  // namespace

bool Auditor::decode_id(uint8_t id[kDigestSize]) const {
    return size_ == kIdPrefixSize + 2 * kDigestSize &&
           memcmp(slice_, kIdPrefix, kIdPrefixSize) == 0 &&
           codec::decode_hex(slice_ + kIdPrefixSize, size_ - kIdPrefixSize, id, kDigestSize);
}

// What opens: called with the container already on the path.
void Auditor::open(Act act) {
    switch (act) {
        case Act::kEvent: return open_event();
        case Act::kState:
            state_depth_ = path_.depth();
            memset(summarised_, 0, sizeof summarised_);
            begin_live(false);
            return;
        case Act::kSnapshotSummary: return open_summary(EventType::kGraphSnapshot);
        case Act::kRecordSummary: return open_summary(EventType::kRecordCreated);
        case Act::kAliases: return open_aliases();
        case Act::kPublicKey:
            public_key_ = nullptr;
            is_foreign_ = has_fingerprint_hex_ = has_fingerprint_base32_ = has_public_key_ = false;
            return;
        case Act::kBucket: return pass(PITH_CHECK_OTHER_EVENTS);
        case Act::kConflicts: return pass(PITH_CHECK_EQUIVOCATIONS);
        case Act::kSupersedes: return pass(PITH_CHECK_SUPERSEDES);
        default: return;
    }
}

void Auditor::close(Act act) {
    if (!going()) return;
    switch (act) {
        case Act::kEvent: return await(Work::kEvent);
        case Act::kState: return close_state();
        case Act::kSnapshotSummary:
        case Act::kRecordSummary: return close_summary();
        case Act::kAliases: return close_aliases();
        case Act::kPublicKey:
            if (is_foreign_ || !has_public_key_) {
                return leave_unchecked(PITH_CHECK_PUBLIC_KEYS, value_offset_);
            }
            return pass(PITH_CHECK_PUBLIC_KEYS);
        default: return;
    }
}

void Auditor::open_event() {
    event_depth_ = path_.depth();
    event_offset_ = value_offset_;
    event_met_ = 0;
    event_type_ = EventType::kNone;
    begin_live(true);
}

void Auditor::admit_event_part(Act act) {
    verdict fault = PITH_PENDING;
    switch (act) {
        case Act::kContentDigest:
            if (!codec::decode_hex(slice_, size_, stated_digest_, sizeof stated_digest_)) {
                fail(PITH_CHECK_EVENT_DIGEST, PITH_MALFORMED);
            }
            return;
        case Act::kEventId:
        case Act::kSummaryId:
            if (!decode_id(stated_id_)) {
                fail(act == Act::kEventId ? PITH_CHECK_EVENT_ID : PITH_CHECK_STATE_SUMMARIES,
                     PITH_MALFORMED);
            }
            return;
        case Act::kEventTime:
            event_time_ = record::read_time(slice_, size_);
            if (event_time_ == 0) fail(PITH_CHECK_EVENT, PITH_MALFORMED);
            return;
        case Act::kEventType:
            event_type_ = EventType::kOther;
            if (equals("record_created")) event_type_ = EventType::kRecordCreated;
            if (equals("graph_snapshot")) event_type_ = EventType::kGraphSnapshot;
            if (event_type_ == EventType::kOther) {
                leave_unchecked(PITH_CHECK_OTHER_EVENTS, value_offset_);
            }
            return;
        case Act::kPrevEvent:
            if (!equals("null")) leave_unchecked(PITH_CHECK_SUPERSEDES, value_offset_);
            return;
        case Act::kSubject:
            if (has(kHasRecord)) return admit_number(PITH_CHECK_EVENT_SUBJECT);
            record::Number number;
            return judge(PITH_CHECK_EVENT_SUBJECT, number.parse(slice_, size_), PITH_MISNAMED);
        case Act::kEventSignature:
            fault =
                record::read_event_signature(slice_, size_, *ring_, event_key_, event_signature_);
            if (is_overflown_) fault = PITH_TOO_LARGE;
            if (fault != PITH_PENDING) fail(PITH_CHECK_EVENT_SIGNATURE, fault);
            return;
        case Act::kSigner: return admit_signer();
        case Act::kAppliedId: {
            uint8_t id[kDigestSize];
            if (!decode_id(id)) return fail(PITH_CHECK_STATE_ORDER, PITH_MALFORMED);
            applied_.add(id);
            return;
        }
        case Act::kStateDigest:
            if (!codec::decode_hex(slice_, size_, stated_digest_, sizeof stated_digest_)) {
                fail(PITH_CHECK_STATE_DIGEST, PITH_MALFORMED);
            }
            return;
        default: return;
    }
}

void Auditor::admit_signer() {
    const pith_key *key = nullptr;
    verdict fault = record::read_signer(slice_, size_, *ring_, key);
    if (is_overflown_) fault = PITH_TOO_LARGE;
    // A summary in a state has no signature beside it: any key of the ring.
    if (fault == PITH_PENDING && event_depth_ != 0 && summary_depth_ == 0 && key != event_key_) {
        fault = PITH_UNKNOWN_KEY;
    }
    if (fault != PITH_PENDING) return fail(PITH_CHECK_EVENT_SIGNER, fault);
    pass(PITH_CHECK_EVENT_SIGNER);
}

void Auditor::seal_event() {
    uint8_t digest[kDigestSize];
    live_at(event_depth_).finish(digest);
    event_depth_ = 0;
    value_offset_ = event_offset_;
    pass(PITH_CHECK_EVENT);
    judge(PITH_CHECK_EVENT_DIGEST, memcmp(digest, stated_digest_, sizeof digest) == 0,
          PITH_ALTERED);
    judge(PITH_CHECK_EVENT_ID, memcmp(digest, stated_id_, sizeof digest) == 0, PITH_ALTERED);
    events_.add(digest);
    if (event_type_ == EventType::kRecordCreated) {
        constexpr uint8_t kWhole = kHasRecord | kHasReceipt;
        const bool is_whole = (event_met_ & kWhole) == kWhole;
        judge(PITH_CHECK_RECORD_CREATED, is_whole, PITH_INCOMPLETE);
        if (is_record_created_met_) leave_unchecked(PITH_CHECK_RECORD_CREATED, event_offset_);
        if (!is_record_created_met_) memcpy(created_id_, digest, sizeof digest);
        is_record_created_met_ = true;
    }
    if (event_type_ == EventType::kGraphSnapshot) {
        IdSequence::chain(snapshots_, digest);
        ++snapshot_count_;
    }
    if (layout_ == Layout::kEvent) time_ = event_time_;
    begin_signature(PITH_CHECK_EVENT_SIGNATURE, event_key_, event_time_, event_signature_, digest);
}

}  // namespace pith::audit
