// SPDX-License-Identifier: MIT
// A Cortex-M in QEMU: port/baremetal starts it.
#include "machine.h"
#include "semihosting.h"

void machine_write(const char *text) {
    semihosting_write(text);
}

void machine_end(int code) {
    semihosting_exit(code);
}

void consumer(void);

int main(void) {
#ifdef __ARM_FP
    *(volatile uint32_t *)0xE000ED88u |= 0xFu << 20;  // CPACR: enables the floating-point unit
    __asm__ volatile("dsb\nisb");
#endif
    consumer();
    return 0;
}
