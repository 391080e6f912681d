// SPDX-License-Identifier: MIT
// RISC-V Privileged Architecture 1.10, 3.1.11. The CSR runs from reset.
#include "cycle_counter.h"

static uint32_t first;

static uint32_t mcycle(void) {
    uint32_t value;
    __asm__ volatile("csrr %0, mcycle" : "=r"(value));
    return value;
}

void cycle_counter_start(void) {
    first = mcycle();
}

uint32_t cycle_counter_read(void) {
    return mcycle() - first;
}
