// SPDX-License-Identifier: MIT
// Verifies documents that arrive on the console, and prints one line for each. A document ends
// with the byte 4.
#include <pith/pith.h>
#include <zephyr/console/console.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

enum { kEndOfDocument = 4 };

static pith_verifier verifier;  // all its memory, beside the stack

static void receive(void) {
    for (;;) {
        uint8_t bytes[64];
        size_t size = 0;
        while (size < sizeof bytes) {
            const int byte = console_getchar();  // blocks
            if (byte == kEndOfDocument) {
                pith_feed(&verifier, bytes, size);
                return;
            }
            bytes[size++] = (uint8_t)byte;
        }
        pith_feed(&verifier, bytes, size);
    }
}

int main(void) {
    console_init();
    for (;;) {
        pith_begin(&verifier, &pith_registry_keyring);
        receive();
        pith_end(&verifier);
        pith_verdict verdict;
        while ((verdict = pith_step(&verifier, 4)) == PITH_PENDING) k_yield();
        pith_claims claims;
        // Compares both results: one fault cannot pass both checks.
        if (verdict == PITH_GENUINE && pith_get_claims(&verifier, &claims) == PITH_GENUINE)
            printk("genuine %s\n", claims.number);
        else
            printk("%s at byte %u\n", pith_verdict_name(verdict), (unsigned)pith_offset(&verifier));
    }
}
