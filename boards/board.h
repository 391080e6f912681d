// SPDX-License-Identifier: MIT
// The hardware interface of the firmware in app/. A board implements only these five functions.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Sets up clocks, pins, UART at 115200 8N1 and the cycle counter. Called once, first.
void board_init(void);

// Copies at most `size` received bytes without waiting. Returns their number.
size_t board_read(uint8_t *data, size_t size);

// Sends all `size` bytes. Waits while the UART is busy.
void board_write(const void *data, size_t size);

// Returns core clock cycles since an arbitrary start, modulo 2^32. The difference of two
// consecutive calls is valid below 2^24 cycles, 100 ms at 168 MHz.
uint32_t board_cycles(void);

// Ends the emulator with `code`, or stops on a chip. Does not return.
__attribute__((noreturn)) void board_done(int code);

#ifdef __cplusplus
}
#endif
