// SPDX-License-Identifier: MIT
// One audit of a text on the host: its verdict, its findings, and each leaf's label.
#pragma once

#include <gtest/gtest.h>
#include <pith/audit.h>

#include <map>
#include <string>
#include <vector>

namespace tests {

struct Audit {
    pith_verdict verdict;
    uint32_t offset;
    pith_kind kind;
    uint32_t time;
    std::string number;
    std::map<std::string, pith_verdict> findings;
    std::map<std::string, uint32_t> places;
    std::vector<pith_label> labels;  // in canonical order

    bool operator==(const Audit &) const = default;
};

inline void note_leaf(void *labels, pith_label label) {
    static_cast<std::vector<pith_label> *>(labels)->push_back(label);
}

// What an audit that has ended says.
inline Audit outcome(const pith_audit &a, pith_verdict verdict, std::vector<pith_label> labels) {
    Audit got{};
    got.verdict = verdict;
    got.offset = pith_audit_offset(&a);
    got.kind = pith_audit_kind(&a);
    got.time = pith_audit_time(&a);
    pith_claims claims;
    EXPECT_EQ(pith_audit_claims(&a, &claims), verdict);
    got.number = claims.number;
    pith_finding finding;
    for (size_t i = 0; pith_audit_finding(&a, i, &finding) != 0; ++i) {
        got.findings[pith_check_name(finding.check)] = finding.verdict;
        got.places[pith_check_name(finding.check)] = finding.offset;
    }
    if (verdict == PITH_GENUINE) got.labels = std::move(labels);
    return got;
}

inline Audit audit(const std::string &text, const pith_keyring &ring, size_t split = SIZE_MAX,
                   const pith_policy &policy = pith_default_policy) {
    std::vector<pith_label> labels;
    static pith_audit a;
    pith_audit_begin(&a, &ring, &policy);
    pith_audit_on_leaf(&a, note_leaf, &labels);
    size_t at = 0;
    pith_verdict verdict = PITH_PENDING;
    while (at < text.size() && verdict == PITH_PENDING) {
        at += pith_audit_feed(&a, text.data() + at, std::min(split, text.size() - at));
        verdict = pith_audit_step(&a, 7);
    }
    if (verdict == PITH_PENDING) pith_audit_end(&a);
    while (verdict == PITH_PENDING) verdict = pith_audit_step(&a, 1000);
    return outcome(a, verdict, labels);
}

inline Audit audit_source(const pith_source &source, const pith_keyring &ring, uint32_t budget = 0,
                          const pith_policy &policy = pith_default_policy) {
    std::vector<pith_label> labels;
    static pith_source_audit s;
    pith_source_audit_begin(&s, &ring, &policy, &source);
    pith_audit_on_leaf(&s.audit, note_leaf, &labels);
    pith_verdict verdict = PITH_PENDING;
    while (verdict == PITH_PENDING) verdict = pith_source_audit_step(&s, budget);
    return outcome(s.audit, verdict, labels);
}

inline Audit audit_source(const std::string &text, const pith_keyring &ring, uint32_t budget = 0,
                          const pith_policy &policy = pith_default_policy) {
    return audit_source(pith_mapped(text.data(), static_cast<uint32_t>(text.size())), ring, budget,
                        policy);
}

}  // namespace tests
