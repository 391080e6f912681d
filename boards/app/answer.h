// SPDX-License-Identifier: MIT
// What the board answers of one document.
#pragma once

#include <pith/audit.h>
#include <stdint.h>

// Units of work between two kicks of the watchdog: of the receipt's signature, of an audit.
enum { kStepBudget = 8, kAuditBudget = 1 };

typedef struct Cost {
    uint32_t total;
    uint32_t longest;  // one call: how long the loop, and its watchdog, were kept waiting
} Cost;

static inline void cost_add(Cost *cost, uint32_t cycles) {
    cost->total += cycles;
    if (cycles > cost->longest) cost->longest = cycles;
}

typedef struct Answer {
    pith_verdict verdict;
    uint32_t offset;
    const char *kind;   // an audit's; NULL: of the receipt alone
    const char *check;  // that decided an audit which is not genuine; NULL: none
    pith_claims claims;
    Cost cost;
} Answer;
