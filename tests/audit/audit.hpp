// SPDX-License-Identifier: MIT
// Audits a text: its verdict, its findings, and each leaf's label.
#pragma once

#include <pith/audit.h>

#include <map>
#include <utility>

#include "cases.hpp"

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
    std::string refusal;             // the policy's rule that refused

    // Returns the checks that are not genuine.
    std::vector<std::string> faults() const {
        std::vector<std::string> out;
        for (const auto &[check, found] : findings) {
            if (found != PITH_GENUINE) out.push_back(check);
        }
        return out;
    }
    bool operator==(const Audit &) const = default;
};

inline bool is_trusted(pith_label label) {
    return label == PITH_AUTHENTICATED || label == PITH_BOUND;
}

// Lists the scalars and empty containers of a value with their pointers, in canonical order.
using Leaves = std::vector<std::pair<std::string, nlohmann::json>>;
inline void collect(const nlohmann::json &value, const nlohmann::json::json_pointer &at,
                    Leaves &out) {
    if (!value.is_structured() || value.empty()) {
        out.emplace_back(at.to_string(), value);
    } else if (value.is_object()) {
        for (const auto &member : value.items()) collect(member.value(), at / member.key(), out);
    } else {
        for (size_t i = 0; i < value.size(); ++i) collect(value[i], at / i, out);
    }
}
inline Leaves leaves_of(const nlohmann::json &value) {
    Leaves out;
    collect(value, nlohmann::json::json_pointer(), out);
    return out;
}

inline void note_leaf(void *labels, pith_label label, uint32_t count) {
    auto &out = *static_cast<std::vector<pith_label> *>(labels);
    out.insert(out.end(), count, label);
}

// Returns the rule of the policy that refused, and the required check: "required: record".
inline std::string refusal_of(const pith_audit &a) {
    const pith_refusal refusal = pith_audit_refusal(&a);
    if (refusal.rule == PITH_RULE_NONE) return {};
    const std::string rule = pith_rule_name(refusal.rule);
    return refusal.check == PITH_CHECKS ? rule : rule + ": " + pith_check_name(refusal.check);
}

// Collects the results of an audit that has ended.
inline Audit outcome(const pith_audit &a, pith_verdict verdict, std::vector<pith_label> labels) {
    Audit got{};
    got.verdict = verdict;
    got.offset = pith_audit_offset(&a);
    got.kind = pith_audit_kind(&a);
    got.time = pith_audit_time(&a);
    got.refusal = refusal_of(a);
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
