// SPDX-License-Identifier: MIT
// Runs from reset to main() on any Cortex-M. sections.ld defines all extern symbols.
#include <stdint.h>

#include "semihosting.h"

extern uint32_t __stack_top[], __data_load[], __data_start[], __data_end[], __bss_start[],
    __bss_end[];

int main(void);
void reset_handler(void);
void fault_handler(void);
__attribute__((used)) void fault_report(void);  // only assembly calls it

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
    [11] = {.handler = fault_handler},
    [14] = {.handler = fault_handler},
    [15] = {.handler = fault_handler},
};

void reset_handler(void) {
    // volatile: gcc must not turn these loops into calls of memcpy and memset.
    const uint32_t *from = __data_load;
    for (volatile uint32_t *to = __data_start; to < __data_end; ++to) *to = *from++;
    for (volatile uint32_t *to = __bss_start; to < __bss_end; ++to) *to = 0;
    semihosting_exit(main());
}

void fault_report(void) {
    semihosting_write("fault: stack overflow, bad access or bad instruction\n");
    semihosting_exit(134);
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
