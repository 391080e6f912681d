// SPDX-License-Identifier: MIT
// The functions that page.js calls. One document at a time:
//
//     reserve(size)             the page copies the document to the returned address
//     begin()
//     while (step(n) == 0)      then verdict and findings are valid
//     plant()                   only for a genuine document
//     while (grow(n) == 0)      then the table of values is valid
#include "labels.hpp"
#include "memory.hpp"
#include "port/host/reasons.hpp"
#include "tree.hpp"

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

// Constants initialize all of these: with a constructor the linker would make every exported
// function run it again.
pith_source_audit audit;
pith_source source;
web::Labels labels;
web::Tree tree;
pith_verdict verdict;
pith_finding finding;
pith_claims claims;

void note(void *, pith_label label, uint32_t count) {
    labels.add(label, count);
}

bool is_genuine() {
    return verdict == PITH_GENUINE && pith_audit_claims(&audit.audit, &claims) == PITH_GENUINE;
}

}  // namespace

// Returns the address for `size` bytes; 0 without memory.
EXPORT(reserve) uint8_t *reserve(uint32_t size) {
    web::Arena::clear();
    verdict = PITH_PENDING;
    source = pith_mapped(web::Arena::end(), size);
    if (!web::Arena::reserve(size)) return nullptr;
    uint8_t *const document = web::Arena::end();
    web::Arena::take(size);
    return document;
}

EXPORT(begin) void begin() {
    labels.begin();
    pith_source_audit_begin(&audit, &pith_registry_keyring, &pith_default_policy, &source);
    pith_audit_on_leaf(&audit.audit, note, nullptr);
}

// Returns 0 until the verdict is final.
EXPORT(step) uint32_t step(uint32_t budget) {
    verdict = pith_source_audit_step(&audit, budget);
    return verdict;
}

EXPORT(verdict_name) const char *verdict_name(uint32_t word) {
    return pith_verdict_name(static_cast<pith_verdict>(word));
}

EXPORT(genuine) int genuine() {
    return is_genuine() ? 1 : 0;
}

EXPORT(offset) uint32_t offset() {
    return pith_audit_offset(&audit.audit);
}

EXPORT(kind) const char *kind() {
    return pith_kind_name(pith_audit_kind(&audit.audit));
}

EXPORT(time) uint32_t time() {
    return pith_audit_time(&audit.audit);
}

EXPORT(number) const char *number() {
    return is_genuine() ? claims.number : "";
}

EXPORT(digest) const uint8_t *digest() {
    return is_genuine() ? claims.digest : nullptr;
}

EXPORT(key) const char *key() {
    return is_genuine() && claims.key != nullptr ? claims.key->id : "";
}

EXPORT(value_count) uint32_t value_count() {
    return is_genuine() ? labels.count() : 0;
}

EXPORT(trusted_count) uint32_t trusted_count() {
    return is_genuine() ? labels.trusted() : 0;
}

// Selects a finding for the functions below. Returns 0 past the last.
EXPORT(select_finding) int select_finding(uint32_t index) {
    return pith_audit_finding(&audit.audit, index, &finding);
}

EXPORT(finding_name) const char *finding_name() {
    return pith_check_name(finding.check);
}

EXPORT(finding_meaning) const char *finding_meaning() {
    return host::meaning(finding.check);
}

EXPORT(finding_verdict) uint32_t finding_verdict() {
    return finding.verdict;
}

EXPORT(finding_offset) uint32_t finding_offset() {
    return finding.offset;
}

// Returns null for a comparison: the meaning of the check describes it.
EXPORT(finding_reason) const char *finding_reason() {
    return host::check_reason(finding.check, finding.verdict);
}

EXPORT(rule_name) const char *rule_name() {
    return pith_rule_name(pith_audit_refusal(&audit.audit).rule);
}

// Returns null if the policy did not refuse the document.
EXPORT(rule_reason) const char *rule_reason() {
    return host::rule_reason(pith_audit_refusal(&audit.audit).rule);
}

// Returns the name of the check that the policy requires; "" for another rule.
EXPORT(rule_check) const char *rule_check() {
    const pith_refusal refusal = pith_audit_refusal(&audit.audit);
    return refusal.rule == PITH_RULE_REQUIRED ? pith_check_name(refusal.check) : "";
}

// The trusted key: its id, and its 32 bytes.
EXPORT(trusted_id) const char *trusted_id() {
    return pith_registry_key.id;
}

EXPORT(trusted_bytes) const uint8_t *trusted_bytes() {
    return pith_registry_key.bytes;
}

// Starts the tree of values. Returns 0 if the document is not genuine.
EXPORT(plant) int plant() {
    if (!is_genuine() || labels.is_lost()) return 0;
    labels.end();
    tree.begin(source, labels);
    return 1;
}

// Returns 0 until the tree is complete: then 1, 2 without memory, 3 for a defect.
EXPORT(grow) int grow(uint32_t budget) {
    return is_genuine() ? static_cast<int>(tree.step(budget)) : 3;
}

EXPORT(text) const uint8_t *text() {
    return tree.text();
}

EXPORT(nodes) const web::Node *nodes() {
    return tree.nodes();
}

EXPORT(node_count) uint32_t node_count() {
    return tree.count();
}

EXPORT(label_name) const char *label_name(uint32_t label) {
    return pith_label_name(static_cast<pith_label>(label));
}

EXPORT(version) const char *version() {
    return PITH_VERSION;
}
