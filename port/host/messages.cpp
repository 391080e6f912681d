// SPDX-License-Identifier: MIT
#include "messages.hpp"

namespace host {
namespace {

using pith::Verdict;

const char *const kDefect = "the verifier was misused; this is a defect of the program";

const char *receipt_reason(Verdict verdict) {
    switch (verdict) {
        case Verdict::kGenuine: return "the record is signed by a trusted key";
        case Verdict::kForged: return "the signature is not the named key's over this record";
        case Verdict::kAltered: return "a stated canonical_sha256 is not the record's digest";
        case Verdict::kMisnamed: return "a stated Pith number does not spell the record's digest";
        case Verdict::kUnknownKey: return "the receipt names a key that is not trusted here";
        case Verdict::kUnsupported: return "not a record, receipt or document version known here";
        case Verdict::kMalformed: return "not strict JSON, or a value not in canonical form";
        case Verdict::kAmbiguous: return "a signed member stands twice, or its copies differ";
        case Verdict::kIncomplete: return "the document ends before its record and receipt";
        case Verdict::kNotARecord: return "sound JSON, but no Pith document";
        case Verdict::kTooLarge: return "a signed part, or the document, exceeds its limit";
        case Verdict::kTooComplex: return "nested too deep, or too costly to sort";
        default: return kDefect;
    }
}

// Of a check that failed. Where one thing is compared with another, the check's rule says best what
// is wrong, and the verdict's word is said anyway.
const char *check_reason(pith::Check check, Verdict verdict) {
    switch (verdict) {
        case Verdict::kForged: return "the signature is not the named key's over this";
        case Verdict::kUnknownKey: return "signed by, or naming, a key that is not trusted here";
        case Verdict::kUnsupported: return "not of a shape, type or version known here";
        case Verdict::kMalformed: return "not strict JSON, or a value not in canonical form";
        case Verdict::kIncomplete:
            return check == PITH_CHECK_SYNTAX ? "the document ends early"
                                              : "a part is missing that must be there";
        case Verdict::kNotARecord: return "sound JSON, but no Pith document";
        case Verdict::kTooLarge: return "a signed part exceeds its limit";
        case Verdict::kTooComplex: return "nested too deep, or too costly to sort";
        case Verdict::kNotChecked: return "holds what the protocol leaves open";
        case Verdict::kRefused: return "sound, but not what the policy allows";
        case Verdict::kAmbiguous:
            if (check == PITH_CHECK_SYNTAX) return "a key stands twice in an object";
            return "stands twice, or its copies differ";
        default: return nullptr;
    }
}

}  // namespace

const char *rule(pith::Check check) {
    switch (check) {
        case PITH_CHECK_SYNTAX: return "strict JSON, and no key twice";
        case PITH_CHECK_KIND: return "a known type and version, all members there";
        case PITH_CHECK_RECORD: return "canonical_record is of the known shape, all copies equal";
        case PITH_CHECK_RECORD_DIGEST: return "each canonical_sha256 is the record's digest";
        case PITH_CHECK_NUMBER: return "pith_number spells the record's digest and year";
        case PITH_CHECK_SHORT_NUMBER: return "short_pith_number spells the record's digest";
        case PITH_CHECK_ALIASES: return "each alias is derived from the record";
        case PITH_CHECK_SOURCE: return "each source is the record's";
        case PITH_CHECK_TITLE: return "each title hashes to title_canon_sha256";
        case PITH_CHECK_RECEIPT: return "the receipt is signed, over the record's digest";
        case PITH_CHECK_EVENT: return "each event has the known members, and no others";
        case PITH_CHECK_EVENT_DIGEST: return "each content_sha256 is its event's digest";
        case PITH_CHECK_EVENT_ID: return "each event_id spells its event's digest";
        case PITH_CHECK_EVENT_SUBJECT: return "each event speaks of this record";
        case PITH_CHECK_EVENT_SIGNER:
            return "each event names the registry, by the key that signed";
        case PITH_CHECK_EVENT_SIGNATURE: return "each event is signed";
        case PITH_CHECK_RECORD_CREATED:
            return "one event is record_created, with record and receipt";
        case PITH_CHECK_STATE_DIGEST: return "state_sha256 is the state's digest";
        case PITH_CHECK_STATE_COUNTS: return "the state's counters are what was counted";
        case PITH_CHECK_STATE_ORDER: return "applied_event_ids are the events, in their order";
        case PITH_CHECK_STATE_SUMMARIES: return "each summary is its event's";
        case PITH_CHECK_STATE_ALIASES: return "the state's source_aliases are the bundle's";
        case PITH_CHECK_SNAPSHOTS: return "snapshot_sha256 of each empty list is that of one";
        case PITH_CHECK_PUBLIC_KEYS: return "each of public_keys is trusted here";
        case PITH_CHECK_BUNDLE_DIGEST: return "bundle_sha256 is the bundle's digest";
        case PITH_CHECK_BUNDLE_SIGNATURE: return "the bundle is signed";
        case PITH_CHECK_LINKS: return "each link names this record";
        case PITH_CHECK_OTHER_EVENTS: return "no event of a type whose merging is not known";
        case PITH_CHECK_SUPERSEDES: return "no event supersedes or follows another";
        case PITH_CHECK_EQUIVOCATIONS: return "no equivocations, no invalid events";
        case PITH_CHECK_POLICY: return "the policy allows it";
        default: return "a check that this program does not know";
    }
}

std::string reason(const Outcome &outcome) {
    if (outcome.scope == Scope::kReceipt) return receipt_reason(outcome.verdict);
    if (outcome.is_genuine()) return "every check of the document holds";
    if (outcome.verdict == Verdict::kUntimed) return "sound, but the time is not known";
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
