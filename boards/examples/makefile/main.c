/* SPDX-License-Identifier: MIT
 * Verifies documents that arrive at USART1 with 115200 baud, and answers with one line for each.
 * The sender waits for "ready" before a document, and ends it with the byte 4. The loop polls:
 * ../uart_ring shows the interrupt that a sender at this rate needs. */
#include <pith/pith.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define RCC_APB2ENR       REGISTER(0x40021018u)
#define GPIOA_CRH         REGISTER(0x40010804u)
#define USART1_SR         REGISTER(0x40013800u)
#define USART1_DR         REGISTER(0x40013804u)
#define USART1_BRR        REGISTER(0x40013808u)
#define USART1_CR1        REGISTER(0x4001380Cu)

enum { kEndOfDocument = 4, kReceived = 1 << 5, kSendable = 1 << 7 };

static pith_verifier verifier; /* all its memory, beside the stack */

static void uart_start(void) {
    RCC_APB2ENR |= 1u << 2 | 1u << 14;          /* port A, USART1 */
    GPIOA_CRH = (GPIOA_CRH & ~0xFF0u) | 0x4B0u; /* PA10 receives, PA9 sends */
    USART1_BRR = 8000000 / 115200;              /* the internal oscillator */
    USART1_CR1 = 1u << 13 | 1u << 3 | 1u << 2;
}

static void say(const char *text) {
    for (; *text != '\0'; ++text) {
        while (!(USART1_SR & kSendable)) {
        }
        USART1_DR = (uint8_t)*text;
    }
}

/* Feeds a document to its end. */
static void receive(void) {
    uint8_t bytes[64];
    size_t size = 0;
    for (;;) {
        uint8_t byte;
        while (!(USART1_SR & kReceived)) {
        }
        byte = (uint8_t)USART1_DR;
        if (byte != kEndOfDocument) bytes[size++] = byte;
        if (byte == kEndOfDocument || size == sizeof bytes) {
            pith_feed(&verifier, bytes, size);
            size = 0;
        }
        if (byte == kEndOfDocument) return;
    }
}

int main(void) {
    uart_start();
    for (;;) {
        pith_claims claims;
        pith_verdict verdict;
        pith_begin(&verifier, &pith_registry_keyring);
        say("ready\n");
        receive();
        pith_end(&verifier);
        do verdict = pith_step(&verifier, 4); /* here a product kicks its watchdog */
        while (verdict == PITH_PENDING);
        say(pith_verdict_name(verdict));
        /* Two checks: one fault cannot pass both. */
        if (verdict == PITH_GENUINE && pith_get_claims(&verifier, &claims) == PITH_GENUINE) {
            say(" ");
            say(claims.number);
        }
        say("\n");
    }
}
