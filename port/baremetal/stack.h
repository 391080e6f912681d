// SPDX-License-Identifier: MIT
// How deep the stack went: paint all of it that is free, run, look how much paint is left.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Paints from the end of the stack up to the caller's frame, which becomes the mark.
void stack_paint(void);

// Bytes between the mark and the deepest word written since; a multiple of 4. A word that happened
// to be written with the paint's own value is not seen.
uint32_t stack_peak(void);

#ifdef __cplusplus
}
#endif
