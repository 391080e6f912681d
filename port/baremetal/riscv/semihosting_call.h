// SPDX-License-Identifier: MIT
// RISC-V Semihosting 0.4: three uncompressed instructions, all in one page, hence the alignment.
#pragma once

#include <stdint.h>

static inline uint32_t semihosting_call(uint32_t operation, const void *argument) {
    register uint32_t a0 __asm__("a0") = operation;
    register const void *a1 __asm__("a1") = argument;
    __asm__ volatile(
        ".option push\n"
        ".option norvc\n"
        ".balign 16\n"
        "slli zero, zero, 0x1f\n"
        "ebreak\n"
        "srai zero, zero, 7\n"
        ".option pop\n"
        : "+r"(a0)
        : "r"(a1)
        : "memory");
    return a0;
}
