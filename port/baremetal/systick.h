// SPDX-License-Identifier: MIT
// Counts clock cycles with the core's timer, on chips that have one.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void systick_start(void);

// Returns core clock cycles since the start, modulo 2^32. Call it at least every 2^24 cycles.
uint32_t systick_cycles(void);

#ifdef __cplusplus
}
#endif
