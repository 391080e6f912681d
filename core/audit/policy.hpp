// SPDX-License-Identifier: MIT
// Judges a document without a fault by the caller's policy.
#pragma once

#include <pith/audit.h>
#include <stdint.h>

#include "audit/findings.hpp"
#include "audit/record_part.hpp"

namespace pith::audit {

// The facts for a policy, beside the findings.
struct Subject {
    pith_kind kind;
    uint32_t size;
    uint32_t time;  // authenticated, or PITH_TIME_NONE
};

// Returns the open findings that the policy does not accept, as bits. If a required record is
// missing, an open subject is not among them: judge_policy() refuses the document.
uint32_t find_open(const pith_policy &policy, const Findings &findings);

// Returns the rule that refuses the document, or PITH_RULE_NONE.
pith_refusal judge_policy(const pith_policy &policy, const Subject &subject,
                          const Findings &findings, const RecordPart &record);

// Reads the store and commits to it. Returns false to refuse the document.
bool is_newest(const pith_policy &policy, uint32_t time, const RecordPart &record);

}  // namespace pith::audit
