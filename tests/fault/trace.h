// SPDX-License-Identifier: MIT
// Records the run without a fault, instruction by instruction: from the firmware's first call for
// the attacked document to its branch.
#pragma once

#include "machine.h"

typedef enum Region {
    kParse,   // pith_begin and pith_feed
    kCurve,   // between the first instruction of the equation and its comparison
    kDecide,  // the rest: the end of the input, the comparison, the caller's branch
    kRegions,
} Region;

// A call of the run, with all state that the rest of the run reads.
typedef struct Mark {
    uint32_t n;          // instructions before it
    uint32_t pc;         // of the function
    uint32_t arguments;  // in registers
    Cpu cpu;
    uint8_t ram[kRamSize], live[kRamSize];
} Mark;

enum { kMostMarks = 64 };

typedef struct Trace {
    uint32_t *pc;
    uint32_t count, capacity;
    uint8_t *region;
    uint32_t compare;               // start of the comparison
    uint64_t blocks;                // of the whole run
    uint8_t in_it[kFlashSize / 2];  // ITSTATE before the instruction at an address
    Mark marks[kMostMarks];         // calls of feed, and the start of the equation
    uint32_t mark_count;
} Trace;

void record(Trace *trace, const Image *image, bool is_m0, const char *document, Outcome want);

// Converts ITSTATE to its bits in xpsr, and back.
static inline uint32_t with_it(uint32_t xpsr, uint32_t it) {
    return (xpsr & ~0x0600FC00u) | (it & 3) << 25 | (it >> 2) << 10;
}
static inline uint32_t next_it(uint32_t it) {  // Arm ARM, ITAdvance()
    return (it & 7) == 0 ? 0 : (it & 0xE0) | (it << 1 & 0x1F);
}
static inline bool is_it(uint32_t half) {
    return (half & 0xFF00) == 0xBF00 && (half & 0xF) != 0;
}
