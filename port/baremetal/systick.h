// SPDX-License-Identifier: MIT
// The core's own timer as a counter of clock cycles, for parts that have one.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void systick_start(void);

// Cycles of the core clock since the start, modulo 2^32; to be called at least every 2^24 cycles.
uint32_t systick_cycles(void);

#ifdef __cplusplus
}
#endif
