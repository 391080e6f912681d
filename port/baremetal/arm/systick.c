// SPDX-License-Identifier: MIT
// Armv6-M, Armv7-M and Armv8-M Architecture Reference Manuals, "The system timer, SysTick".
#include "cycle_counter.h"

#define SYST_CSR (*(volatile uint32_t *)0xE000E010u)
#define SYST_RVR (*(volatile uint32_t *)0xE000E014u)
#define SYST_CVR (*(volatile uint32_t *)0xE000E018u)

enum { kEnable = 1, kCoreClock = 4, kMask = 0xFFFFFF };

static uint32_t last, total;

void cycle_counter_start(void) {
    SYST_RVR = kMask;
    SYST_CVR = 0;
    SYST_CSR = kEnable | kCoreClock;
    last = SYST_CVR;
    total = 0;
}

uint32_t cycle_counter_read(void) {
    const uint32_t now = SYST_CVR;
    total += (last - now) & kMask;  // it counts down
    last = now;
    return total;
}
