// SPDX-License-Identifier: MIT
// Semihosting calls for emulated or debugged programs (Arm: "Semihosting for AArch32 and AArch64",
// 2023). Without an emulator or a debugger they fault.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Writes NUL-terminated text to the emulator's standard error.
void semihosting_write(const char *text);

// Opens a file of the host for reading; relative names start at the emulator's working directory.
// Returns a handle, or -1.
int32_t semihosting_open(const char *name);

// Reads the next bytes of the file and returns their number: fewer than `size` only at the end of
// the file, 0 if the read fails.
size_t semihosting_read(int32_t handle, void *out, size_t size);

// Ends the emulator with exit code `code`.
__attribute__((noreturn)) void semihosting_exit(int code);

#ifdef __cplusplus
}
#endif
