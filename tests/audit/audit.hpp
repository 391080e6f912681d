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
    std::vector<pith_label> labels;  // in canonical order

    bool operator==(const Audit &) const = default;
};

inline Audit audit(const std::string &text, const pith_keyring &ring, size_t split = SIZE_MAX,
                   const pith_policy &policy = pith_default_policy) {
    Audit got{};
    static pith_audit a;
    pith_audit_begin(&a, &ring, &policy);
    pith_audit_on_leaf(
        &a,
        [](void *labels, pith_label label) {
            static_cast<std::vector<pith_label> *>(labels)->push_back(label);
        },
        &got.labels);
    size_t at = 0;
    got.verdict = PITH_PENDING;
    while (at < text.size() && got.verdict == PITH_PENDING) {
        at += pith_audit_feed(&a, text.data() + at, std::min(split, text.size() - at));
        got.verdict = pith_audit_step(&a, 7);
    }
    if (got.verdict == PITH_PENDING) pith_audit_end(&a);
    while (got.verdict == PITH_PENDING) got.verdict = pith_audit_step(&a, 1000);
    got.offset = pith_audit_offset(&a);
    got.kind = pith_audit_kind(&a);
    got.time = pith_audit_time(&a);
    pith_claims claims;
    pith_audit_claims(&a, &claims);
    got.number = claims.number;
    pith_finding finding;
    for (size_t i = 0; pith_audit_finding(&a, i, &finding) != 0; ++i) {
        got.findings[pith_check_name(finding.check)] = finding.verdict;
    }
    if (got.verdict != PITH_GENUINE) got.labels.clear();
    return got;
}

}  // namespace tests
