// SPDX-License-Identifier: MIT
// sections.ld defines all extern symbols.
#include "startup.h"

#include <stdint.h>

#include "semihosting.h"

extern uint32_t __data_load[], __data_start[], __data_end[], __bss_start[], __bss_end[];

int main(void);

void start(void) {
    // volatile: gcc must not turn these loops into calls of memcpy and memset.
    const uint32_t *from = __data_load;
    for (volatile uint32_t *to = __data_start; to < __data_end; ++to) *to = *from++;
    for (volatile uint32_t *to = __bss_start; to < __bss_end; ++to) *to = 0;
    semihosting_exit(main());
}

// `used`: only assembly names it, which link-time optimisation does not see.
__attribute__((used)) void fault_report(void) {
    semihosting_write("fault: stack overflow, bad access or bad instruction\n");
    semihosting_exit(134);
}
