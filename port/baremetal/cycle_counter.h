// SPDX-License-Identifier: MIT
// Counts clock cycles with the core's own counter, on chips that have one.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void cycle_counter_start(void);

// Returns core clock cycles since the start, modulo 2^32. Call it at least every 2^24 cycles.
uint32_t cycle_counter_read(void);

#ifdef __cplusplus
}
#endif
