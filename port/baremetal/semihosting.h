// SPDX-License-Identifier: MIT
// The two semihosting calls an emulated or debugged program needs (Arm: "Semihosting for AArch32
// and AArch64", 2023). Without an emulator or a debugger they end in a fault.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

// NUL-terminated text, to the emulator's standard error.
void semihosting_write(const char *text);

// Leaves the emulator, whose exit code becomes `code`.
__attribute__((noreturn)) void semihosting_exit(int code);

#ifdef __cplusplus
}
#endif
