// SPDX-License-Identifier: MIT
// The few semihosting calls an emulated or debugged program needs (Arm: "Semihosting for AArch32
// and AArch64", 2023). Without an emulator or a debugger they end in a fault.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// NUL-terminated text, to the emulator's standard error.
void semihosting_write(const char *text);

// Opens a file of the emulator's machine for reading; relative names start at the emulator's
// working directory. A handle, or -1.
int32_t semihosting_open(const char *name);

// The next bytes of the file: how many came, fewer than `size` at its end only, 0 if it cannot be
// read.
size_t semihosting_read(int32_t handle, void *out, size_t size);

// Leaves the emulator, whose exit code becomes `code`.
__attribute__((noreturn)) void semihosting_exit(int code);

#ifdef __cplusplus
}
#endif
