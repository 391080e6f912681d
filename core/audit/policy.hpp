// SPDX-License-Identifier: MIT
// What the policy says of a document in which nothing is wrong.
#pragma once

#include <pith/audit.h>
#include <stdint.h>

#include "audit/findings.hpp"
#include "audit/record_part.hpp"

namespace pith::audit {

// What a policy looks at, beside the findings.
struct Subject {
    pith_kind kind;
    uint32_t size;
    uint32_t time;  // authenticated; PITH_TIME_NONE: there is none
};

// The findings that are open and that the policy does not let pass, as bits. If the document has no
// record where one is required, its open subject is left to the refusal.
uint32_t find_open(const pith_policy &policy, const Findings &findings);

// The rule that refuses the document; PITH_RULE_NONE: none does.
pith_refusal judge_policy(const pith_policy &policy, const Subject &subject,
                          const Findings &findings, const RecordPart &record);

// Asks the store, and commits to it. False: the document is refused.
bool is_newest(const pith_policy &policy, uint32_t time, const RecordPart &record);

}  // namespace pith::audit
