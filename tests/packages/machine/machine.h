/* SPDX-License-Identifier: MIT
 *
 * Declares the functions of the emulated machine, and the documents that are linked into it. */
#ifndef MACHINE_H
#define MACHINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void machine_write(const char *text);
__attribute__((noreturn)) void machine_end(int code);

extern const uint8_t genuine_begin[], genuine_end[], altered_begin[], altered_end[];

#ifdef __cplusplus
}
#endif

#endif
