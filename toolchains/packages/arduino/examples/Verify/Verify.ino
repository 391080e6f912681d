// SPDX-License-Identifier: MIT
// Verifies documents that arrive on Serial and prints one line for each. A document ends with
// Ctrl-D, the byte 4, which no document contains.
#include <pith_verify.h>

static pith_verifier verifier;  // all its memory, beside the stack
static bool reading;

static void next_document() {
    pith_begin(&verifier, &pith_registry_keyring);
    reading = true;
}

// Compares both results: one fault cannot pass both checks.
static void answer(pith_verdict verdict) {
    pith_claims claims;
    if (verdict == PITH_GENUINE && pith_get_claims(&verifier, &claims) == PITH_GENUINE) {
        Serial.print("genuine ");
        Serial.println(claims.number);
    } else {
        Serial.print(pith_verdict_name(verdict));
        Serial.print(" at byte ");
        Serial.println(pith_offset(&verifier));
    }
    next_document();
}

void setup() {
    Serial.begin(115200);
    next_document();
}

void loop() {  // bounded: 64 bytes, or four point operations
    if (reading) {
        uint8_t bytes[64];
        size_t size = 0;
        while (reading && size < sizeof bytes && Serial.available() > 0) {
            const int byte = Serial.read();
            if (byte == 4)
                reading = false;
            else
                bytes[size++] = static_cast<uint8_t>(byte);
        }
        pith_feed(&verifier, bytes, size);
        if (!reading) pith_end(&verifier);
    } else {
        const pith_verdict verdict = pith_step(&verifier, 4);
        if (verdict != PITH_PENDING) answer(verdict);
    }
}
