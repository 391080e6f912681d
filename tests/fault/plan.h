// SPDX-License-Identifier: MIT
// Chooses the faults for each instruction of a trace.
#pragma once

#include "trace.h"

typedef enum Kind {
    kSkip,       // the instruction does nothing
    kSkipBytes,  // `value` bytes from its first byte on are not executed
    kFlip,       // flips one bit of it, for one execution
    kRegister,   // flips one bit of a register or flag before it
    kKinds,
} Kind;

typedef struct Fault {
    Kind kind;
    uint32_t value;  // bytes; bit; or register * 32 + bit, flags as register 15
} Fault;

enum { kMostFaults = 1 + 5 + 32 + 16 * 32 };

// Marks, in trace order, the chosen executions where not every execution counts.
typedef struct Plan {
    const Image *image;
    const Trace *trace;
    bool only_decide;
    uint8_t *ends;    // the first and last execution of an address in its region
    uint8_t *strata;  // these and some evenly between
} Plan;

void make_plan(Plan *plan, const Image *image, const Trace *trace, bool only_decide);
// Writes the faults of instruction n. Returns their number.
uint32_t faults_of(const Plan *plan, uint32_t n, Fault faults[kMostFaults]);
