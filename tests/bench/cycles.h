// SPDX-License-Identifier: MIT
// Sizes of instructions, and estimated cycles of Thumb code on a core without wait states.
#ifndef PITH_BENCH_CYCLES_H
#define PITH_BENCH_CYCLES_H

#include <stdbool.h>
#include <stdint.h>

// The cores after CORE_M4 have no model: only the size of an instruction is known.
typedef enum Core { CORE_M0, CORE_M3, CORE_M4, CORE_M33, CORE_RV32 } Core;

typedef struct Cost {
    uint32_t size;      // bytes of the instruction
    uint32_t cycles;    // without a taken branch
    uint32_t if_taken;  // additional cycles of a taken branch
    bool single_load;   // loads one register; may overlap with its neighbour
    bool single_access;
} Cost;

// Returns the cost of the instruction at `code`.
Cost cost_of(Core core, const uint8_t *code);

#endif
