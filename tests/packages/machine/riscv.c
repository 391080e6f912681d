// SPDX-License-Identifier: MIT
// QEMU's machine virt: an NS16550A UART, and a device that ends the emulator ("sifive_test").
#include "machine.h"

#define UART (*(volatile uint8_t *)0x10000000u)
#define TEST (*(volatile uint32_t *)0x100000u)

void machine_write(const char *text) {
    while (*text != '\0') UART = (uint8_t)*text++;
}

void machine_end(int code) {
    for (;;) TEST = code == 0 ? 0x5555 : (uint32_t)code << 16 | 0x3333;
}

void consumer(void);
void start(void);

// QEMU loads everything into RAM, which is zero.
__attribute__((naked, section(".start"))) void start(void) {
    __asm__ volatile(
        "la sp, stack_top\n"
        "call consumer\n"
        "li a0, 0\n"
        "call machine_end\n");
}
