// SPDX-License-Identifier: MIT
// The C interface: audit.h over Auditor.
#include <pith/audit.h>
#include <string.h>

#include "audit/auditor.hpp"

namespace {

using pith::audit::Auditor;

static_assert(sizeof(Auditor) <= sizeof(pith_audit), "raise PITH_AUDIT_SIZE");
static_assert(sizeof(pith_audit) - sizeof(Auditor) < 8 || sizeof(void *) != 4,
              "PITH_AUDIT_SIZE wastes memory");
static_assert(alignof(Auditor) <= alignof(pith_audit));

// The caller's storage holds an Auditor, as in api.cpp.
Auditor &self(pith_audit *a) {
    return *reinterpret_cast<Auditor *>(a);
}
const Auditor &self(const pith_audit *a) {
    return *reinterpret_cast<const Auditor *>(a);
}

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
    if (a != nullptr) self(a).begin(keyring, policy);
}

void pith_audit_on_leaf(pith_audit *a, pith_leaf leaf, void *context) {
    if (a != nullptr) self(a).on_leaf(leaf, context);
}

void pith_audit_watch(pith_audit *a, pith_value *values, size_t count) {
    if (a != nullptr) self(a).watch(values, count);
}

pith_verdict pith_audit_value(const pith_audit *a, const pith_value *value, pith_text *text) {
    pith_text unwanted;
    if (text == nullptr) text = &unwanted;
    *text = {nullptr, 0};
    return a == nullptr || value == nullptr ? PITH_MISUSE : self(a).get_value(*value, *text);
}

size_t pith_audit_feed(pith_audit *a, const void *data, size_t size) {
    if (a == nullptr) return 0;
    if (data == nullptr && size != 0) {
        self(a).misuse();
        return 0;
    }
    return self(a).feed(static_cast<const uint8_t *>(data), size);
}

void pith_audit_end(pith_audit *a) {
    if (a != nullptr) self(a).end();
}

pith_verdict pith_audit_step(pith_audit *a, uint32_t budget) {
    return a == nullptr ? PITH_MISUSE : self(a).step(budget);
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
    return a == nullptr ? 0 : self(a).offset();
}

int pith_audit_finding(const pith_audit *a, size_t index, pith_finding *finding) {
    if (a == nullptr || finding == nullptr) return 0;
    return self(a).get_finding(index, *finding) ? 1 : 0;
}

pith_refusal pith_audit_refusal(const pith_audit *a) {
    if (a == nullptr) return {PITH_RULE_NONE, PITH_CHECKS};
    return self(a).refusal();
}

pith_kind pith_audit_kind(const pith_audit *a) {
    return a == nullptr ? PITH_KIND_NONE : self(a).kind();
}

uint32_t pith_audit_time(const pith_audit *a) {
    return a == nullptr ? 0 : self(a).time();
}

pith_verdict pith_audit_claims(const pith_audit *a, pith_claims *claims) {
    if (claims == nullptr) return PITH_MISUSE;
    if (a != nullptr) return self(a).get_claims(*claims);
    memset(claims, 0, sizeof *claims);
    return PITH_MISUSE;
}
