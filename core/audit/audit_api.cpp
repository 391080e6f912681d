// SPDX-License-Identifier: MIT
// The C interface: audit.h over Auditor.
#include <pith/audit.h>
#include <string.h>

#include "audit/auditor.hpp"
#include "storage.hpp"

namespace {

constexpr pith::Storage<pith::audit::Auditor, pith_audit> audit_in;

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

const pith_policy pith_default_policy = {
    PITH_KIND_ENVELOPE | PITH_KIND_RECORD | PITH_KIND_BUNDLE | PITH_KIND_STATE | PITH_KIND_EVENT,
    UINT32_MAX,
    PITH_TIME_ANY,
    0,
    uint32_t{1} << PITH_CHECK_RECORD,
    0,
    nullptr,
    nullptr,
    nullptr};

void pith_audit_begin(pith_audit *a, const pith_keyring *keyring, const pith_policy *policy) {
    if (a != nullptr) audit_in(a).begin(keyring, policy);
}

void pith_audit_on_leaf(pith_audit *a, pith_leaf leaf, void *context) {
    if (a != nullptr) audit_in(a).on_leaf(leaf, context);
}

void pith_audit_watch(pith_audit *a, pith_value *values, size_t count) {
    if (a != nullptr) audit_in(a).watch(values, count);
}

pith_verdict pith_audit_value(const pith_audit *a, const pith_value *value, pith_text *text) {
    pith_text unwanted;
    if (text == nullptr) text = &unwanted;
    *text = {nullptr, 0};
    return a == nullptr || value == nullptr ? PITH_MISUSE : audit_in(a).get_value(*value, *text);
}

size_t pith_audit_feed(pith_audit *a, const void *data, size_t size) {
    if (a == nullptr) return 0;
    if (data == nullptr && size != 0) {
        audit_in(a).misuse();
        return 0;
    }
    return audit_in(a).feed(static_cast<const uint8_t *>(data), size);
}

void pith_audit_end(pith_audit *a) {
    if (a != nullptr) audit_in(a).end();
}

pith_verdict pith_audit_step(pith_audit *a, uint32_t budget) {
    return a == nullptr ? PITH_MISUSE : audit_in(a).step(budget);
}

pith_verdict pith_audit_verify(pith_audit *a, const pith_keyring *keyring,
                               const pith_policy *policy, const void *data, size_t size) {
    pith_audit_begin(a, keyring, policy);
    const uint8_t *at = static_cast<const uint8_t *>(data);
    while (size != 0) {
        const size_t taken = pith_audit_feed(a, at, size);
        at += taken;
        size -= taken;
        const pith_verdict fault = pith_audit_step(a, 0);
        if (fault != PITH_PENDING) return fault;
    }
    pith_audit_end(a);
    return pith_audit_step(a, 0);
}

uint32_t pith_audit_offset(const pith_audit *a) {
    return a == nullptr ? 0 : audit_in(a).offset();
}

int pith_audit_finding(const pith_audit *a, size_t index, pith_finding *finding) {
    if (a == nullptr || finding == nullptr) return 0;
    return audit_in(a).get_finding(index, *finding) ? 1 : 0;
}

pith_refusal pith_audit_refusal(const pith_audit *a) {
    if (a == nullptr) return {PITH_RULE_NONE, PITH_CHECKS};
    return audit_in(a).refusal();
}

pith_kind pith_audit_kind(const pith_audit *a) {
    return a == nullptr ? PITH_KIND_NONE : audit_in(a).kind();
}

uint32_t pith_audit_time(const pith_audit *a) {
    return a == nullptr ? 0 : audit_in(a).time();
}

pith_verdict pith_audit_claims(const pith_audit *a, pith_claims *claims) {
    if (claims == nullptr) return PITH_MISUSE;
    if (a != nullptr) return audit_in(a).get_claims(*claims);
    memset(claims, 0, sizeof *claims);
    return PITH_MISUSE;
}

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
