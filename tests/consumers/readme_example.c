#include <pith/pith.h>

#include "board.h" /* yours: uart_read, watchdog_kick, record_accepted, record_refused */

static pith_verifier verifier; /* all its memory, beside the stack */
static int reading;

void setup(void) {
    pith_begin(&verifier, &pith_registry_keyring);
    reading = 1;
}

void loop(void) { /* never long: a few bytes, or four point operations */
    uint8_t bytes[64];
    pith_claims claims;
    watchdog_kick();
    if (reading) {
        int size = uart_read(bytes, sizeof bytes); /* 0: none yet, -1: the document has ended */
        if (size > 0) pith_feed(&verifier, bytes, (size_t)size);
        if (size < 0) reading = 0;
    } else if (pith_step(&verifier, 4) != PITH_PENDING) {
        pith_verdict verdict = pith_get_claims(&verifier, &claims);
        if (verdict == PITH_GENUINE)
            record_accepted(claims.number, claims.source_id.data, claims.source_id.size);
        else
            record_refused(pith_verdict_name(verdict), pith_offset(&verifier));
        setup();
    }
}
