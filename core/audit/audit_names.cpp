// SPDX-License-Identifier: MIT
#include <pith/audit.h>

namespace {

constexpr const char *kChecks[] = {
    "syntax",          "kind",
    "record",          "record_digest",
    "pith_number",     "short_pith_number",
    "aliases",         "source",
    "title",           "receipt",
    "event",           "event_digest",
    "event_id",        "event_subject",
    "event_signer",    "event_signature",
    "record_created",  "state_digest",
    "state_counts",    "state_order",
    "state_summaries", "state_aliases",
    "snapshots",       "public_keys",
    "bundle_digest",   "bundle_signature",
    "links",           "other_events",
    "supersedes",      "equivocations",
    "policy",          "time",
};
static_assert(sizeof kChecks / sizeof *kChecks == PITH_CHECKS);

}  // namespace

const char *pith_check_name(pith_check check) {
    return check < PITH_CHECKS ? kChecks[check] : "none";
}

const char *pith_rule_name(pith_rule rule) {
    static constexpr const char *kNames[] = {"none",   "kinds",        "maximum_size",
                                             "time",   "minimum_time", "required",
                                             "number", "ring",         "store"};
    return static_cast<unsigned>(rule) < sizeof kNames / sizeof *kNames
               ? kNames[static_cast<unsigned>(rule)]
               : kNames[0];
}

const char *pith_label_name(pith_label label) {
    switch (label) {
        case PITH_AUTHENTICATED: return "authenticated";
        case PITH_BOUND: return "bound";
        case PITH_HASH_ONLY: return "hash_only";
        default: return "unauthenticated";
    }
}

const char *pith_kind_name(pith_kind kind) {
    switch (kind) {
        case PITH_KIND_ENVELOPE: return "envelope";
        case PITH_KIND_RECORD: return "record";
        case PITH_KIND_BUNDLE: return "bundle";
        case PITH_KIND_STATE: return "state";
        case PITH_KIND_EVENT: return "event";
        default: return "none";
    }
}
