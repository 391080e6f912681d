// SPDX-License-Identifier: MIT
// Measures the deepest stack: paint the free stack, run, then count the words that kept the paint.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Paints from the end of the stack up to the caller's frame, and records that address as the mark.
void stack_paint(void);

// Returns the bytes between the mark and the deepest word written since, a multiple of 4. Misses a
// word that was written with the paint's value.
uint32_t stack_peak(void);

#ifdef __cplusplus
}
#endif
