// SPDX-License-Identifier: MIT
// Verifies documents that arrive at 115200 baud without flow control. The interrupt keeps what
// arrives while pith_feed() hashes a record. The sender waits for "ready" before each document,
// and ends it with the byte 4.
#include <stdbool.h>

#include "board.h"
#include "text.h"
#include "uart.h"

enum { kEndOfDocument = 4 };

static pith_verifier verifier;  // all its memory, beside the stack

static void receive(void) {
    for (;;) {  // a turn is bounded: one pith_feed() of 64 bytes
        uint8_t bytes[64];
        size_t size = ring_take(&uart_ring, bytes, sizeof bytes);
        const bool last = size > 0 && bytes[size - 1] == kEndOfDocument;
        pith_feed(&verifier, bytes, last ? size - 1 : size);
        if (last) return;
    }
}

int main(void) {
    board_init();
    uart_start();
    for (;;) {
        pith_begin(&verifier, &pith_registry_keyring);
        uart_ring.lost = 0;
        uart_ready();
        receive();
        pith_end(&verifier);
        while (pith_step(&verifier, 4) == PITH_PENDING) {
        }
        pith_claims claims;
        say_verdict("document", pith_get_claims(&verifier, &claims), &claims);
        say_number("lost", uart_ring.lost);
        say_number("most", uart_ring.most);
    }
}
