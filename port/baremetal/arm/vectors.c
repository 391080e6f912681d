// SPDX-License-Identifier: MIT
// Reset and faults of any Cortex-M. sections.ld defines __stack_top.
#include <stdint.h>

#include "startup.h"

extern uint32_t __stack_top[];

void reset_handler(void);
void fault_handler(void);

typedef union Vector {
    const uint32_t *stack;
    void (*handler)(void);
} Vector;

// The core's sixteen entries only: this project's firmware polls and enables no interrupt.
__attribute__((section(".vectors"), used)) static const Vector vectors[16] = {
    {.stack = __stack_top},
    {.handler = reset_handler},
    {.handler = fault_handler},  // NMI
    {.handler = fault_handler},  // HardFault, to which every disabled fault escalates
    {.handler = fault_handler},
    {.handler = fault_handler},
    {.handler = fault_handler},
    {.handler = fault_handler},  // SecureFault of Armv8-M
    [11] = {.handler = fault_handler},
    [14] = {.handler = fault_handler},
    [15] = {.handler = fault_handler},
};

void reset_handler(void) {
    start();
}

// The usual cause is a stack overflow past the start of RAM, so the handler must not use that
// stack.
__attribute__((naked)) void fault_handler(void) {
    __asm__ volatile(
        "ldr r0, =__stack_top\n"
        "mov sp, r0\n"
        "bl fault_report\n"
        ".ltorg\n");
}
