// SPDX-License-Identifier: MIT
// Gives each value to its part, by the rule of its row.
#include "audit/auditor.hpp"
#include "codec/codec.hpp"

namespace pith::audit {
namespace {

using schema::Rule;
using schema::Shape;

// The check to blame if a value is too large. PITH_CHECK_KIND for all other rules.
struct Named {
    Rule rule;
    pith_check check;
};
constexpr Named kNamed[] = {
    {Rule::kRecord, PITH_CHECK_RECORD},
    {Rule::kReceipt, PITH_CHECK_RECEIPT},
    {Rule::kRecordDigest, PITH_CHECK_RECORD_DIGEST},
    {Rule::kNumber, PITH_CHECK_NUMBER},
    {Rule::kShortNumber, PITH_CHECK_SHORT_NUMBER},
    {Rule::kSource, PITH_CHECK_SOURCE},
    {Rule::kSourceId, PITH_CHECK_SOURCE},
    {Rule::kSourceKind, PITH_CHECK_SOURCE},
    {Rule::kSourceVersion, PITH_CHECK_SOURCE},
    {Rule::kTitle, PITH_CHECK_TITLE},
    {Rule::kAliasKind, PITH_CHECK_ALIASES},
    {Rule::kAliasValue, PITH_CHECK_ALIASES},
    {Rule::kEventDigest, PITH_CHECK_EVENT_DIGEST},
    {Rule::kEventId, PITH_CHECK_EVENT_ID},
    {Rule::kEventTime, PITH_CHECK_TIME},
    {Rule::kSubject, PITH_CHECK_EVENT_SUBJECT},
    {Rule::kSigner, PITH_CHECK_EVENT_SIGNER},
    {Rule::kEventSignature, PITH_CHECK_EVENT_SIGNATURE},
    {Rule::kSummaryId, PITH_CHECK_STATE_SUMMARIES},
    {Rule::kStateDigest, PITH_CHECK_STATE_DIGEST},
    {Rule::kAppliedId, PITH_CHECK_STATE_ORDER},
    {Rule::kEventCount, PITH_CHECK_STATE_COUNTS},
    {Rule::kConflictCount, PITH_CHECK_EQUIVOCATIONS},
    {Rule::kListCount, PITH_CHECK_SNAPSHOTS},
    {Rule::kListDigest, PITH_CHECK_SNAPSHOTS},
    {Rule::kBuiltAt, PITH_CHECK_TIME},
    {Rule::kBundleSignature, PITH_CHECK_BUNDLE_SIGNATURE},
    {Rule::kLink, PITH_CHECK_LINKS},
    {Rule::kPublicKeyId, PITH_CHECK_PUBLIC_KEYS},
    {Rule::kPublicKeyHex, PITH_CHECK_PUBLIC_KEYS},
    {Rule::kPublicKeyBase64, PITH_CHECK_PUBLIC_KEYS},
    {Rule::kFingerprintHex, PITH_CHECK_PUBLIC_KEYS},
    {Rule::kFingerprintBase32, PITH_CHECK_PUBLIC_KEYS},
};

struct Checks {
    uint8_t of[static_cast<size_t>(Rule::kCount)];
};
constexpr Checks name_checks() {
    Checks checks = {};
    for (uint8_t &check : checks.of) check = PITH_CHECK_KIND;
    for (const Named &named : kNamed) {
        checks.of[static_cast<size_t>(named.rule)] = static_cast<uint8_t>(named.check);
    }
    return checks;
}
constexpr Checks kChecks = name_checks();

}  // namespace

pith_check Auditor::check_of(Rule rule) {
    return static_cast<pith_check>(kChecks.of[static_cast<size_t>(rule)]);
}

Value Auditor::value_of(Rule rule, const char *constant) {
    return {bytes_,         slice_.size, slice_.place, rule,
            check_of(rule), constant,    findings_,    &slice_.whole};
}

// Returns whether a member of this rule is compared with nothing here: the protocol has no rule for
// it, or its key is foreign.
bool Auditor::is_unread(Rule rule) const {
    switch (rule) {
        case Rule::kListDigest: return !list_.is_empty();
        case Rule::kTarget: return event_.type() == Event::Type::kOther;
        case Rule::kPublicKeyHex:
        case Rule::kPublicKeyBase64: return public_key_.is_foreign();
        default: return false;
    }
}

// Checks a value by its first byte, or by its presence.
void Auditor::begin_rule(Rule rule, uint8_t first, uint32_t offset) {
    const auto find_empty = [&](bool is_empty, pith_check check) {
        if (is_empty) {
            findings_.pass(check, offset);
        } else {
            findings_.leave_open(check, offset);
        }
    };
    switch (rule) {
        case Rule::kPrevEvent: return find_empty(first == 'n', PITH_CHECK_SUPERSEDES);
        case Rule::kSupersedes: return find_empty(first == '[', PITH_CHECK_SUPERSEDES);
        case Rule::kOtherEvents: return find_empty(true, PITH_CHECK_OTHER_EVENTS);
        case Rule::kOtherEvent: return find_empty(false, PITH_CHECK_OTHER_EVENTS);
        case Rule::kConflicts: return find_empty(true, PITH_CHECK_EQUIVOCATIONS);
        case Rule::kConflict: return find_empty(false, PITH_CHECK_EQUIVOCATIONS);
        case Rule::kListItem:
            if (list_.is_empty()) findings_.fail(PITH_CHECK_SNAPSHOTS, PITH_ALTERED, offset);
            return;
        default: return;
    }
}

// Opens a container. Its members have the path's depth.
void Auditor::open_rule(Rule rule) {
    const uint8_t depth = path_.depth();
    switch (rule) {
        case Rule::kEvent: event_.open(depth, slice_.place); return digests_.open(depth, true);
        case Rule::kCreatedSummary:
            event_.open_summary(depth, slice_.place, Event::Type::kRecordCreated);
            return digests_.open(depth, false);
        case Rule::kSnapshotSummary:
            event_.open_summary(depth, slice_.place, Event::Type::kGraphSnapshot);
            return digests_.open(depth, false);
        case Rule::kState:
            state_.open(depth, slice_.place, true);
            return digests_.open(depth, false);
        case Rule::kAliases: return digests_.open(depth, false);
        case Rule::kAlias: return aliases_.open();
        case Rule::kList: return list_.open();
        case Rule::kPublicKey: return public_key_.open(slice_.place);
        default: return;
    }
}

// Ends a container. Its members were one level below the path's depth.
void Auditor::close_rule(Rule rule) {
    switch (rule) {
        case Rule::kEvent:
        case Rule::kCreatedSummary:
        case Rule::kSnapshotSummary: return await(Work::kEvent);
        case Rule::kSummaries: return state_.end_summaries(slice_.place, findings_);
        case Rule::kState: return end_state();
        case Rule::kAliases: {
            uint8_t digest[kDigestSize];
            digests_.finish(static_cast<uint8_t>(path_.depth() + 1), digest);
            if (kinds_.shape() != Shape::kBundle) return;
            return bundle_.take_aliases(digest, state_.is_open(), slice_.place, findings_);
        }
        case Rule::kPublicKey: return public_key_.close(findings_);
        default: return;
    }
}

Earned Auditor::check_value(const Value &value) {
    switch (value.rule) {
        case Rule::kRecordDigest: return record_.check_digest(value);
        case Rule::kNumber: return record_.check_number(value);
        case Rule::kShortNumber: return record_.check_short_number(value);
        case Rule::kSourceId:
        case Rule::kSourceKind:
        case Rule::kSourceVersion: return record_.check_source_part(value);
        case Rule::kTitle: return record_.check_title(value);
        case Rule::kLink: return record_.check_link(value);
        case Rule::kAliasKind: return aliases_.take_kind(value);
        case Rule::kAliasValue:
            // Aliases wait only in a number record: waiting_ has the memory of bundle_. A bundle or
            // state without its record is incomplete.
            if (!record_.is_known() && kinds_.shape() != Shape::kRecord) return Earned::nothing();
            return aliases_.take_value(value, record_, waiting_);
        case Rule::kEventDigest: return event_.take_digest(value);
        case Rule::kEventId:
        case Rule::kSummaryId: return event_.take_id(value);
        case Rule::kEventTime: return event_.take_time(value);
        case Rule::kSubject: return event_.check_subject(value, record_);
        case Rule::kTarget: return event_.check_target(value);
        case Rule::kEventType:
            if (path_.depth() == 1) kinds_.note_marker(value.rule);
            return event_.take_type(value);
        case Rule::kStateDigest: return state_.take_digest(value);
        case Rule::kAppliedId: return state_.take_applied(value);
        case Rule::kEventCount: return state_.check_count(value);
        case Rule::kConflictCount: return State::check_conflict_count(value);
        case Rule::kListCount: return list_.take_count(value);
        case Rule::kListDigest: return List::check_digest(value);
        case Rule::kBuiltAt: return bundle_.take_time(value);
        case Rule::kPublicKeyId:
        case Rule::kPublicKeyHex:
        case Rule::kPublicKeyBase64:
        case Rule::kFingerprintHex:
        case Rule::kFingerprintBase32: return public_key_.take(value, *ring_);
        default: return check_constant(value);
    }
}

// Checks a constant. At the root it may be a marker of kind or version.
Earned Auditor::check_constant(const Value &value) {
    if (value.constant == nullptr) return Earned::nothing();
    if (path_.depth() == 1 && record::Markers::is_marker(value.rule)) {
        kinds_.note_marker(value.rule);
    }
    return findings_.judge(shape_check(), value.equals(value.constant), PITH_UNSUPPORTED,
                           value.place);
}

// Returns the trust that a member of a whole object will earn. The reader of the object compares
// constants and members with a rule.
Earned Auditor::promise(const schema::Row *row) {
    const bool is_compared =
        row != nullptr && (row->constant != nullptr || row->rule != Rule::kNone);
    switch (slice_.whole.rule) {
        case Rule::kRecord: return findings_.promise_record();
        case Rule::kReceipt: break;
        case Rule::kEventSignature: break;
        case Rule::kBundleSignature: break;
        case Rule::kSource:
            if (record_.is_known()) break;
            [[fallthrough]];
        default: return Earned::nothing();
    }
    return is_compared ? findings_.promise(check_of(slice_.whole.rule)) : Earned::nothing();
}

// The canonical form of such a number is unknown, so the digest of a state cannot be checked.
void Auditor::check_other_number() {
    if (kinds_.shape() == Shape::kState) state_.note_number(slice_.place, findings_);
}

// ---- work at the end of a container

void Auditor::do_work() {
    if (work_ == Work::kEvent) return event_.is_summary() ? end_summary() : end_event();
    if (is_too_large(slice_.whole.rule)) return;
    const Value value = value_of(slice_.whole.rule, nullptr);
    if (work_ == Work::kClaims) return record_.read(value);
    check_whole(value);
}

void Auditor::check_whole(const Value &value) {
    uint8_t signature[64];
    switch (value.rule) {
        case Rule::kRecord: {
            const pith_check check =
                event_.is_open() ? PITH_CHECK_RECORD_CREATED : PITH_CHECK_RECORD;
            if (record_.take(value, check)) await(Work::kClaims);
            return;
        }
        case Rule::kReceipt: {
            if (!record_.take_receipt(value, *ring_, signature)) return;
            const bool has_time = event_.is_open() && !event_.is_summary();
            return begin_signature(PITH_CHECK_RECEIPT, record_.key(),
                                   has_time ? event_.time() : PITH_TIME_NONE, value.place,
                                   signature, record_.digest());
        }
        case Rule::kSource: return record_.check_source(value);
        case Rule::kSigner: return event_.check_signer(value, *ring_);
        case Rule::kEventSignature: return event_.take_signature(value, *ring_);
        default: return bundle_.take_signature(value, *ring_);
    }
}

void Auditor::end_event() {
    uint8_t digest[kDigestSize];
    digests_.finish(event_.depth(), digest);
    event_.close();
    event_.check_identity(digest, findings_);
    state_.add_event(event_, digest, findings_);
    begin_signature(PITH_CHECK_EVENT_SIGNATURE, event_.key(), event_.time(), event_.place(),
                    event_.signature(), digest);
}

void Auditor::end_summary() {
    uint8_t digest[kDigestSize];
    digests_.finish(event_.depth(), digest);
    event_.close();
    if (!record_.is_known()) return;  // its container is incomplete
    findings_.judge(PITH_CHECK_STATE_SUMMARIES, event_.has_id(digest), PITH_ALTERED,
                    event_.place());
    if (state_.is_in_bundle()) {
        state_.check_summary(event_, digest, findings_);
    } else {
        state_.add_event(event_, digest, findings_);
    }
}

void Auditor::end_state() {
    uint8_t digest[kDigestSize];
    digests_.finish(state_.depth(), digest);
    state_.close(digest, findings_);
}

}  // namespace pith::audit
