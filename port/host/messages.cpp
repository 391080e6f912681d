// SPDX-License-Identifier: MIT
#include "messages.hpp"

namespace host {
namespace {

using pith::Verdict;

const char *const kDefect = "the verifier was misused; this is a defect of the program";

const char *receipt_reason(Verdict verdict) {
    switch (verdict) {
        case Verdict::kGenuine: return "the record is signed by a trusted key";
        case Verdict::kForged: return "not a valid signature of the named key over this record";
        case Verdict::kAltered: return "a stated canonical_sha256 is not the record's digest";
        case Verdict::kMisnamed: return "a stated Pith number does not encode the record's digest";
        case Verdict::kUnknownKey: return "the receipt names a key that is not trusted";
        case Verdict::kUnsupported: return "unknown version of a record, receipt or document";
        case Verdict::kMalformed: return "not strict JSON, or a value not in canonical form";
        case Verdict::kAmbiguous: return "duplicate signed member, or its copies differ";
        case Verdict::kIncomplete: return "truncated, or without its record or receipt";
        case Verdict::kNotARecord: return "valid JSON, but not a Pith document";
        case Verdict::kTooLarge: return "a signed part, or the document, exceeds its limit";
        case Verdict::kTooComplex: return "nested too deeply, or too costly to sort";
        default: return kDefect;
    }
}

// Returns the reason of a failed check. Returns null for a comparison: the check's rule describes
// it.
const char *check_reason(pith::Check check, Verdict verdict) {
    switch (verdict) {
        case Verdict::kForged: return "not a valid signature of the named key";
        case Verdict::kUnknownKey: return "signed by, or naming, a key that is not trusted";
        case Verdict::kUnsupported: return "unknown shape, type or version";
        case Verdict::kMalformed: return "not strict JSON, or a value not in canonical form";
        case Verdict::kIncomplete:
            return check == PITH_CHECK_SYNTAX ? "the document is truncated"
                                              : "a required part is missing";
        case Verdict::kNotARecord: return "valid JSON, but not a Pith document";
        case Verdict::kTooLarge: return "a signed part exceeds its limit";
        case Verdict::kTooComplex: return "nested too deeply, or too costly to sort";
        case Verdict::kNotChecked: return "has a part that the protocol does not define";
        case Verdict::kRefused: return "valid, but the policy does not allow it";
        case Verdict::kAmbiguous:
            if (check == PITH_CHECK_SYNTAX) return "duplicate key in an object";
            return "duplicate, or its copies differ";
        default: return nullptr;
    }
}

}  // namespace

const char *rule(pith::Check check) {
    switch (check) {
        case PITH_CHECK_SYNTAX: return "strict JSON without duplicate keys";
        case PITH_CHECK_KIND: return "a known type and version, with all members";
        case PITH_CHECK_RECORD: return "canonical_record has the known shape, all copies equal";
        case PITH_CHECK_RECORD_DIGEST: return "each canonical_sha256 is the record's digest";
        case PITH_CHECK_NUMBER: return "pith_number encodes the record's digest and year";
        case PITH_CHECK_SHORT_NUMBER: return "short_pith_number encodes the record's digest";
        case PITH_CHECK_ALIASES: return "each alias is derived from the record";
        case PITH_CHECK_SOURCE: return "each source equals the record's";
        case PITH_CHECK_TITLE: return "each title hashes to title_canon_sha256";
        case PITH_CHECK_RECEIPT: return "the receipt is signed, over the record's digest";
        case PITH_CHECK_EVENT: return "each event has the known members, and no others";
        case PITH_CHECK_EVENT_DIGEST: return "each content_sha256 is its event's digest";
        case PITH_CHECK_EVENT_ID: return "each event_id encodes its event's digest";
        case PITH_CHECK_EVENT_SUBJECT: return "each event is about this record";
        case PITH_CHECK_EVENT_SIGNER:
            return "each event's signer is the registry, with the signing key";
        case PITH_CHECK_EVENT_SIGNATURE: return "each event is signed";
        case PITH_CHECK_RECORD_CREATED:
            return "one event is record_created, with record and receipt";
        case PITH_CHECK_STATE_DIGEST: return "state_sha256 is the state's digest";
        case PITH_CHECK_STATE_COUNTS: return "the state's counters equal the counted numbers";
        case PITH_CHECK_STATE_ORDER: return "applied_event_ids lists the events in their order";
        case PITH_CHECK_STATE_SUMMARIES: return "each summary equals its event";
        case PITH_CHECK_STATE_ALIASES: return "the state's source_aliases equal the bundle's";
        case PITH_CHECK_SNAPSHOTS: return "snapshot_sha256 of each empty list is correct";
        case PITH_CHECK_PUBLIC_KEYS: return "each of public_keys is trusted";
        case PITH_CHECK_BUNDLE_DIGEST: return "bundle_sha256 is the bundle's digest";
        case PITH_CHECK_BUNDLE_SIGNATURE: return "the bundle is signed";
        case PITH_CHECK_LINKS: return "each link names this record";
        case PITH_CHECK_OTHER_EVENTS: return "no event has a type with unknown merge rules";
        case PITH_CHECK_SUPERSEDES: return "no event supersedes or follows another";
        case PITH_CHECK_EQUIVOCATIONS: return "no equivocations, no invalid events";
        case PITH_CHECK_POLICY: return "the policy allows the document";
        default: return "a check that this program does not know";
    }
}

std::string reason(const Outcome &outcome) {
    if (outcome.scope == Scope::kReceipt) return receipt_reason(outcome.verdict);
    if (outcome.is_genuine()) return "every check of the document passed";
    if (outcome.verdict == Verdict::kUntimed)
        return "valid, but the policy needs the time, which is unknown";
    if (outcome.verdict == Verdict::kTooLarge && !outcome.failed) {
        return "the document exceeds 4 GiB - 1";
    }
    if (!outcome.failed) return kDefect;
    const char *const said = check_reason(*outcome.failed, outcome.verdict);
    const std::string check(pith::check_name(*outcome.failed));
    return check + ": " +
           (said == nullptr ? std::string("not true that ") + rule(*outcome.failed) : said);
}

}  // namespace host
