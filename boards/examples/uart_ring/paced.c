// SPDX-License-Identifier: MIT
// In the place of uart.c, for the test: a sender in the emulated time, since QEMU's UART waits for
// the firmware. TIM2 interrupts once a byte at 115200 baud and puts the next byte of the document
// into the ring, ready or not.
#include "text.h"
#include "uart.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define TIM2_CR1          REGISTER(0x40000000u)
#define TIM2_DIER         REGISTER(0x4000000Cu)
#define TIM2_SR           REGISTER(0x40000010u)
#define TIM2_ARR          REGISTER(0x4000002Cu)
#define NVIC_ISER0        REGISTER(0xE000E100u)

// QEMU's TIM2 counts nanoseconds, and ten bits are a byte.
enum { kTim2 = 28, kTicksOfByte = 1000000000 / 11520, kEndOfDocument = 4 };

extern const uint8_t document[], document_end[];

Ring uart_ring;
static const uint8_t *next;

static void tim2_interrupt(void) {
    TIM2_SR = 0;
    if (next > document_end) return;
    ring_put(&uart_ring, next < document_end ? *next : kEndOfDocument);
    ++next;
}

__attribute__((section(".vectors"), used)) static void (*const interrupts[kTim2 + 1])(void) = {
    [kTim2] = tim2_interrupt,
};

void uart_start(void) {
    next = document_end + 1;
    NVIC_ISER0 = 1u << kTim2;
    TIM2_DIER = 1;
    TIM2_ARR = kTicksOfByte;
    TIM2_CR1 = 1;
}

void uart_ready(void) {
    say("ready\n");
    next = document;
}
