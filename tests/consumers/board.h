/* SPDX-License-Identifier: MIT
 * The parts that the README's example leaves to the user.
 */
#include <stddef.h>
#include <stdint.h>

int uart_read(uint8_t *bytes, size_t size);
void watchdog_kick(void);
void record_accepted(const char *number, const char *source, size_t size);
void record_refused(const char *why, uint32_t offset);
