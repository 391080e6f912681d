// SPDX-License-Identifier: MIT
// The common part of startup, called by the architecture's folder.
#pragma once

// Initialises memory, runs main() and ends the emulator with its return value. The caller is
// reset_handler: the stack pointer is set, and fault_handler catches faults.
__attribute__((noreturn)) void start(void);

// Reports a fault and ends the emulator with 134. The caller is fault_handler, with a fresh stack.
__attribute__((noreturn)) void fault_report(void);
