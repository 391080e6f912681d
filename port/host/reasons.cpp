// SPDX-License-Identifier: MIT
#include "reasons.hpp"

namespace host {
namespace {

const char *unsupported_reason(pith_check check) {
    switch (check) {
        case PITH_CHECK_TIME: return "a year before 1970 or after 2105";
        case PITH_CHECK_RECORD: return "unknown shape or version, or a year not in 1970 to 2105";
        default: return "unknown shape, type or version";
    }
}

const char *malformed_reason(pith_check check) {
    switch (check) {
        case PITH_CHECK_SYNTAX: return "not strict JSON, or the number -0";
        case PITH_CHECK_TIME: return "not a valid time like 2026-01-01T00:00:00Z";
        default: return "a value is not in its required form";
    }
}

const char *not_checked_reason(pith_check check) {
    switch (check) {
        case PITH_CHECK_EVENT_SUBJECT: return "the document has no record to compare with";
        case PITH_CHECK_PUBLIC_KEYS: return "a key that is not trusted, so it was not compared";
        default: return "has a part that the protocol does not define";
    }
}

}  // namespace

const char *check_reason(pith_check check, pith_verdict verdict) {
    const bool is_syntax = check == PITH_CHECK_SYNTAX;
    switch (verdict) {
        case PITH_FORGED: return "not a valid signature of the named key";
        case PITH_UNKNOWN_KEY: return "signed by, or naming, a key that is not trusted";
        case PITH_UNSUPPORTED: return unsupported_reason(check);
        case PITH_MALFORMED: return malformed_reason(check);
        case PITH_INCOMPLETE:
            return is_syntax ? "the document is truncated" : "a required part is missing";
        case PITH_NOT_A_RECORD: return "valid JSON, but not a Pith document";
        case PITH_TOO_LARGE: return "a value exceeds its limit";
        case PITH_TOO_COMPLEX: return "nested too deeply, or too costly to sort";
        case PITH_NOT_CHECKED: return not_checked_reason(check);
        case PITH_AMBIGUOUS:
            return is_syntax ? "duplicate key in an object" : "duplicate, or its copies differ";
        default: return nullptr;
    }
}

const char *rule_reason(pith_rule rule) {
    switch (rule) {
        case PITH_RULE_KINDS: return "the policy does not accept this kind of document";
        case PITH_RULE_MAXIMUM_SIZE: return "the document is larger than the policy allows";
        case PITH_RULE_TIME: return "the policy accepts no document";
        case PITH_RULE_MINIMUM_TIME: return "the signed time is too early, or missing";
        case PITH_RULE_REQUIRED: return "the document did not pass this check";
        case PITH_RULE_NUMBER: return "the document has another Pith number, or none";
        case PITH_RULE_RING: return "the signing key is not valid at the signed time";
        case PITH_RULE_STORE: return "a newer document was accepted before";
        default: return nullptr;
    }
}

const char *meaning(pith_check check) {
    switch (check) {
        case PITH_CHECK_SYNTAX: return "strict JSON without duplicate keys";
        case PITH_CHECK_KIND:
            return "markers and versions are known, and every required member is there";
        case PITH_CHECK_RECORD:
            return "canonical_record has the known members and no others; its copies are equal";
        case PITH_CHECK_RECORD_DIGEST: return "each canonical_sha256 is the record's digest";
        case PITH_CHECK_NUMBER: return "each pith_number encodes the record's digest and year";
        case PITH_CHECK_SHORT_NUMBER: return "short_pith_number encodes the record's digest";
        case PITH_CHECK_ALIASES: return "each alias of a known kind is derived from the record";
        case PITH_CHECK_SOURCE: return "each source equals the record's";
        case PITH_CHECK_TITLE: return "each title, in lower case, hashes to title_canon_sha256";
        case PITH_CHECK_RECEIPT: return "the receipt's signature over the record's digest is valid";
        case PITH_CHECK_EVENT: return "each event has the known members and version, and no others";
        case PITH_CHECK_EVENT_DIGEST: return "each content_sha256 is its event's digest";
        case PITH_CHECK_EVENT_ID: return "each event_id encodes its event's digest";
        case PITH_CHECK_EVENT_SUBJECT: return "each event names the record's Pith number";
        case PITH_CHECK_EVENT_SIGNER:
            return "each signer is a registry with a trusted key; in an event, the signing key";
        case PITH_CHECK_EVENT_SIGNATURE: return "each event's signature is valid";
        case PITH_CHECK_RECORD_CREATED: return "the record_created event holds this record";
        case PITH_CHECK_STATE_DIGEST: return "state_sha256 is the state's digest";
        case PITH_CHECK_STATE_COUNTS:
            return "event_count and valid_event_count equal the number of events";
        case PITH_CHECK_STATE_ORDER:
            return "applied_event_ids lists each event once, in a known order";
        case PITH_CHECK_STATE_SUMMARIES:
            return "each summary equals its event: completed, it hashes to the event_id";
        case PITH_CHECK_STATE_ALIASES: return "the state's source_aliases equal the bundle's";
        case PITH_CHECK_SNAPSHOTS:
            return "each list with a count of 0 is empty and has the hash of an empty list";
        case PITH_CHECK_PUBLIC_KEYS: return "each of public_keys equals the trusted key of its id";
        case PITH_CHECK_BUNDLE_DIGEST: return "bundle_sha256 is the bundle's digest";
        case PITH_CHECK_BUNDLE_SIGNATURE: return "the bundle's signature is valid";
        case PITH_CHECK_LINKS: return "each link contains the 26 characters of the Pith number";
        case PITH_CHECK_OTHER_EVENTS:
            return "one event of each known type at most; lists of other types are empty";
        case PITH_CHECK_SUPERSEDES: return "in each event, prev_event is null, supersedes is empty";
        case PITH_CHECK_EQUIVOCATIONS:
            return "equivocations and invalid_events are empty, and their counts are 0";
        case PITH_CHECK_POLICY: return "the policy allows the document";
        case PITH_CHECK_TIME:
            return "built_at and created_at are valid times in UTC, from 1970 to 2105";
        default: return "a check that this program does not know";
    }
}

}  // namespace host
