// SPDX-License-Identifier: MIT
// The smallest firmware with the verifier: feed, end, step, get the claims.
#include <pith/pith.h>

#define DEVICE (*(volatile int32_t *)0x40004000)  // the next byte of a document; negative: no more

static pith_verifier verifier;

int main(void) {
    pith_begin(&verifier, &pith_registry_keyring);
    for (int32_t next; (next = DEVICE) >= 0;) {
        const uint8_t byte = (uint8_t)next;
        pith_feed(&verifier, &byte, 1);
    }
    pith_end(&verifier);
    while (pith_step(&verifier, 4) == PITH_PENDING) {
    }
    pith_claims claims;
    return pith_get_claims(&verifier, &claims) == PITH_GENUINE ? claims.number[0] : 0;
}
