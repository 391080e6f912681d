// SPDX-License-Identifier: MIT
// Verifies documents that arrive by the UART, and answers with one line for each. The sender waits
// for "ready" before a document, and ends it with the byte 4.
#include <stdbool.h>

#include "board.h"
#include "text.h"

enum { kEndOfDocument = 4 };

static pith_verifier verifier;  // all its memory, beside the stack
static bool reading;

static void next_document(void) {
    pith_begin(&verifier, &pith_registry_keyring);
    reading = true;
    say("ready\n");
}

static void read_some(void) {
    uint8_t bytes[64];
    size_t size = board_read(bytes, sizeof bytes);
    if (size > 0 && bytes[size - 1] == kEndOfDocument) {  // the sender waits for the answer
        --size;
        reading = false;
    }
    pith_feed(&verifier, bytes, size);
    if (!reading) pith_end(&verifier);
}

static void verify_some(void) {
    if (pith_step(&verifier, 4) == PITH_PENDING) return;
    pith_claims claims;
    say_verdict("document", pith_get_claims(&verifier, &claims), &claims);
    next_document();
}

int main(void) {
    board_init();
    next_document();
    for (;;) {  // each turn is bounded: 64 bytes, or four point operations
        if (reading)
            read_some();
        else
            verify_some();
    }
}
