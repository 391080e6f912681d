// SPDX-License-Identifier: MIT
// An emulated core with flash and RAM that can be set to any state and run until the firmware's
// output.
#pragma once

#include <unicorn/unicorn.h>

#include "image.h"

typedef struct Cpu {
    uint32_t r[15];  // r0 to r12, sp, lr
    uint32_t pc;
    uint32_t xpsr;  // flags and the position in an IT block
} Cpu;

typedef enum Outcome {
    kRunning,
    kRejected,
    kCrashed,   // a fault of the core, or the firmware's fault handler
    kHung,      // a watchdog would reset
    kSilent,    // ended without output, or without a Pith number
    kSigned,    // accepted, and shows only signed data
    kAccepted,  // accepted, and shows other data
    kOutcomes,
} Outcome;

typedef struct Machine {
    uc_engine *uc;
    uc_context *fresh;
    uint8_t *flash, *ram;
    const char *signed_text;  // signed output
    uint64_t blocks;          // until the watchdog resets
    uint32_t break_at;        // stops once before this block; 1: never
    bool broke;
    bool at_call, failed;
    char shown[128];
} Machine;

typedef enum Hooks { kCountBlocks, kStepOnly } Hooks;

Machine *new_machine(bool is_m0, const uint8_t *flash, Hooks hooks);
void start(Machine *m);
void get_cpu(Machine *m, Cpu *cpu);
void set_cpu(Machine *m, const Cpu *cpu);

// Runs until output, a fault of the core, or break_at (returns kRunning).
Outcome run(Machine *m, uint64_t blocks);
// Executes `opcode` at `pc` instead of the instruction there. Returns false if the core faults.
bool step(Machine *m, uint32_t pc, uint32_t opcode, uint32_t size);
