// SPDX-License-Identifier: MIT
// The board's answer for one document.
#pragma once

#include <pith/audit.h>
#include <stdint.h>

// Units of work between two watchdog kicks, for a receipt and for an audit.
enum { kStepBudget = 8, kAuditBudget = 1 };

typedef struct Cost {
    uint32_t total;
    uint32_t longest;  // longest call, which the watchdog must allow
} Cost;

static inline void cost_add(Cost *cost, uint32_t cycles) {
    cost->total += cycles;
    if (cycles > cost->longest) cost->longest = cycles;
}

typedef struct Answer {
    pith_verdict verdict;
    uint32_t offset;
    const char *kind;   // NULL: only the receipt was checked
    const char *check;  // the failed check of an audit; NULL: none
    pith_claims claims;
    Cost cost;
} Answer;
