// SPDX-License-Identifier: MIT
// USART1 of an STM32F405 (RM0090 30.6).
#include "uart.h"

#include "text.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define USART1_SR         REGISTER(0x40011000u)
#define USART1_DR         REGISTER(0x40011004u)
#define USART1_CR1        REGISTER(0x4001100Cu)
#define NVIC_ISER1        REGISTER(0xE000E104u)

enum { kUsart1 = 37, kReceived = 1 << 5, kOverrun = 1 << 3, kInterruptIfReceived = 1 << 5 };

Ring uart_ring;

static void usart1_interrupt(void) {
    const uint32_t state = USART1_SR;
    const uint8_t byte = (uint8_t)USART1_DR;  // also clears the overrun
    if (state & kOverrun) uart_ring.lost = uart_ring.lost + 1;
    if (state & kReceived) ring_put(&uart_ring, byte);
}

// Follows the sixteen entries of port/baremetal in the vector table.
__attribute__((section(".vectors"), used)) static void (*const interrupts[kUsart1 + 1])(void) = {
    [kUsart1] = usart1_interrupt,
};

void uart_start(void) {
    NVIC_ISER1 = 1u << (kUsart1 - 32);
    USART1_CR1 |= kInterruptIfReceived;
}

void uart_ready(void) {
    say("ready\n");
}
