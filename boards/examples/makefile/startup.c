/* SPDX-License-Identifier: MIT
 * From reset to main(). */
#include <stdint.h>

extern uint32_t stack_top[], data_load[], data_start[], data_end[], bss_start[], bss_end[];

int main(void);
void reset(void);

static void fault(void) {
    for (;;) {
    }
}

void reset(void) {
    const volatile uint32_t *from = data_load; /* volatile: the loops stay loops */
    for (volatile uint32_t *to = data_start; to < data_end; ++to) *to = *from++;
    for (volatile uint32_t *to = bss_start; to < bss_end; ++to) *to = 0;
    main();
    fault();
}

__attribute__((section(".vectors"), used)) static void (*const vectors[])(void) = {
    (void (*)(void))stack_top, reset, fault, fault, fault, fault, fault};
