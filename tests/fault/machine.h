// SPDX-License-Identifier: MIT
// One emulated core with flash and RAM of its own, that can be put into any state and run until the
// firmware shows something.
#pragma once

#include <unicorn/unicorn.h>

#include "image.h"

typedef struct Cpu {
    uint32_t r[15];  // r0 to r12, sp, lr
    uint32_t pc;
    uint32_t xpsr;  // flags, and where in an IT block
} Cpu;

typedef enum Outcome {
    kRunning,
    kRejected,
    kCrashed,   // a fault of the core, or the firmware's handler of one
    kHung,      // a watchdog would bite
    kSilent,    // ended without a word, or with one that is no pith number
    kSigned,    // accepted, showing what the registry did sign
    kAccepted,  // accepted, showing anything else
    kOutcomes,
} Outcome;

typedef struct Machine {
    uc_engine *uc;
    uc_context *fresh;
    uint8_t *flash, *ram;
    const char *signed_text;  // what may be shown
    uint64_t blocks;          // until the watchdog bites
    uint32_t break_at;        // stops before the block there, once; 1: nowhere
    bool broke;
    bool at_call, failed;
    char shown[128];
} Machine;

typedef enum Hooks { kCountBlocks, kStepOnly } Hooks;

Machine *new_machine(bool is_m0, const uint8_t *flash, Hooks hooks);
void start(Machine *m);
void get_cpu(Machine *m, Cpu *cpu);
void set_cpu(Machine *m, const Cpu *cpu);

// Runs until something is shown, or the core fails, or breaks at break_at (kRunning).
Outcome run(Machine *m, uint64_t blocks);
// Executes one instruction at `pc`, not what stands there but `opcode`; false where the core fails
// on it.
bool step(Machine *m, uint32_t pc, uint32_t opcode, uint32_t size);
