// SPDX-License-Identifier: MIT
// Estimated cycles of Thumb code on a core whose memory never makes it wait.
#ifndef PITH_BENCH_CYCLES_H
#define PITH_BENCH_CYCLES_H

#include <stdbool.h>
#include <stdint.h>

typedef enum Core { CORE_M0, CORE_M3, CORE_M4 } Core;

typedef struct Cost {
    uint32_t size;      // bytes of the instruction
    uint32_t cycles;    // when it does not branch
    uint32_t if_taken;  // what a taken branch adds
    bool single_load;   // of one register: a neighbour may overlap it
    bool single_access;
} Cost;

// The instruction at `code`.
Cost cost_of(Core core, const uint8_t *code);

#endif
