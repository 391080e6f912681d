// SPDX-License-Identifier: MIT
// Firmware of every board: a superloop that answers one document after the other (protocol:
// README.md). It holds one verifier, one chunk and nothing of a document, so a document may be
// larger than RAM.
#include <pith/pith.h>

#include "board.h"
#include "link.h"
#include "stack.h"
#include "watchdog.h"

// Point operations between two kicks of the watchdog.
enum { kStepBudget = 8 };

static pith_verifier verifier;
static uint8_t chunk[LINK_CHUNK_SIZE];

typedef struct Cost {
    uint32_t total;
    uint32_t longest;  // one call: how long the loop, and its watchdog, were kept waiting
} Cost;

static void add(Cost *cost, uint32_t cycles) {
    cost->total += cycles;
    if (cycles > cost->longest) cost->longest = cycles;
}

static pith_verdict verify(uint32_t length, Cost *cost) {
    pith_begin(&verifier, &pith_registry_keyring);
    pith_verdict verdict = PITH_PENDING;
    while (length != 0 && verdict == PITH_PENDING) {
        const uint32_t size = length < sizeof chunk ? length : sizeof chunk;
        link_take(chunk, size);
        length -= size;
        const uint32_t before = board_cycles();
        verdict = pith_feed(&verifier, chunk, size);
        add(cost, board_cycles() - before);
    }
    while (verdict == PITH_PENDING) {
        watchdog_kick();
        const uint32_t before = board_cycles();
        verdict = pith_step(&verifier, kStepBudget);
        add(cost, board_cycles() - before);
    }
    return verdict;
}

static void report(pith_verdict verdict, const Cost *cost, uint32_t stack) {
    pith_claims claims;
    link_say("verdict=");
    link_say(pith_verdict_name(verdict));
    link_say(" number=");
    link_say(pith_get_claims(&verifier, &claims) == PITH_GENUINE ? claims.number : "-");
    link_say_number(" offset=", pith_offset(&verifier));
    link_say_number(" cycles=", cost->total);
    link_say_number(" longest=", cost->longest);
    link_say_number(" stack=", stack);
    link_say("\n");
}

static void greet(void) {
    link_say("ready board=" BOARD_NAME);
    link_say_number(" clock=", BOARD_CLOCK_HZ);
    link_say_number(" chunk=", sizeof chunk);
    link_say_number(" verifier=", sizeof verifier);
    link_say("\n");
}

int main(void) {
    board_init();
    greet();
    for (;;) {
        watchdog_kick();
        uint32_t length;
        switch (link_command(&length)) {
            case LINK_NONE: break;
            case LINK_VERIFY: {
                Cost cost = {0, 0};
                stack_paint();
                const pith_verdict verdict = verify(length, &cost);
                report(verdict, &cost, stack_peak());
                break;
            }
            case LINK_END: board_done(0);
            default: link_say("error=unknown-command\n"); board_done(2);
        }
    }
}
