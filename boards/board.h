// SPDX-License-Identifier: MIT
// All that the firmware in app/ knows of the hardware. A board implements these five and nothing
// else.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Clocks, pins, UART at 115200 8N1, cycle counter. Called once, first.
void board_init(void);

// Takes what the UART has received, at most `size` bytes, without waiting; returns how many.
size_t board_read(uint8_t *data, size_t size);

// Sends all of it; waits while the UART is busy.
void board_write(const void *data, size_t size);

// Cycles of the core clock since some moment, modulo 2^32. The difference of two calls in
// succession is true as long as fewer than 2^24 cycles lie between them, 100 ms at 168 MHz.
uint32_t board_cycles(void);

// The host asked to end: leaves the emulator with `code`, or stops. Does not return.
__attribute__((noreturn)) void board_done(int code);

#ifdef __cplusplus
}
#endif
