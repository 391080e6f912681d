// SPDX-License-Identifier: MIT
// Firmware of every board: a superloop that handles one document after the other (protocol:
// README.md). RAM holds one verifier or audit and one chunk, so a document can be larger than RAM.
#include <pith/pith.h>

#include "answer.h"
#include "audit.h"
#include "board.h"
#include "link.h"
#include "stack.h"
#include "watchdog.h"

static union {  // used one at a time
    pith_verifier verifier;
    pith_audit audit;
    pith_source_audit source_audit;
} work;

static void verify(uint32_t length, Answer *answer) {
    pith_verifier *const v = &work.verifier;
    pith_begin(v, &pith_registry_keyring);
    pith_verdict verdict = PITH_PENDING;
    while (length != 0 && verdict == PITH_PENDING) {
        const uint32_t size = length < LINK_CHUNK_SIZE ? length : LINK_CHUNK_SIZE;
        const uint8_t *const chunk = link_take(size);
        length -= size;
        const uint32_t before = board_cycles();
        verdict = pith_feed(v, chunk, size);
        cost_add(&answer->cost, board_cycles() - before);
    }
    if (verdict == PITH_PENDING) {
        watchdog_kick();
        const uint32_t before = board_cycles();
        verdict = pith_end(v);
        cost_add(&answer->cost, board_cycles() - before);
    }
    while (verdict == PITH_PENDING) {
        watchdog_kick();
        const uint32_t before = board_cycles();
        verdict = pith_step(v, kStepBudget);
        cost_add(&answer->cost, board_cycles() - before);
    }
    answer->verdict = verdict;
    answer->offset = pith_offset(v);
    pith_get_claims(v, &answer->claims);
}

static void say_word(const char *label, const char *word) {
    link_say(label);
    link_say(word);
}

static void report(const Answer *answer, uint32_t stack) {
    const int is_genuine = answer->verdict == PITH_GENUINE;
    say_word("verdict=", pith_verdict_name(answer->verdict));
    if (answer->kind != NULL) say_word(" kind=", answer->kind);
    if (answer->check != NULL) say_word(" check=", answer->check);
    say_word(" number=", is_genuine && answer->claims.number[0] != 0 ? answer->claims.number : "-");
    link_say_number(" offset=", answer->offset);
    link_say_number(" cycles=", answer->cost.total);
    link_say_number(" longest=", answer->cost.longest);
    link_say_number(" stack=", stack);
    link_say("\n");
}

static void greet(void) {
    link_say("ready board=" BOARD_NAME);
    link_say_number(" clock=", BOARD_CLOCK_HZ);
    link_say_number(" chunk=", LINK_CHUNK_SIZE);
    link_say_number(" verifier=", sizeof(pith_verifier));
    link_say_number(" audit=", sizeof(pith_audit));
    link_say_number(" source=", sizeof(pith_source_audit));
    link_say_number(" place=", (uint32_t)(uintptr_t)audit_place());
    link_say_number(" room=", audit_room());
    link_say("\n");
}

__attribute__((noreturn)) static void give_up(const char *why) {
    link_say(why);
    board_done(2);
}

int main(void) {
    board_init();
    greet();
    for (;;) {
        watchdog_kick();
        uint32_t length;
        const LinkCommand command = link_command(&length);
        if (command == LINK_NONE) continue;
        if (command == LINK_END) board_done(0);
        static Answer answer;
        answer = (Answer){.verdict = PITH_PENDING};
        stack_paint();
        switch (command) {
            case LINK_VERIFY: verify(length, &answer); break;
            case LINK_AUDIT_SORTED: audit_sorted(&work.audit, length, &answer); break;
            case LINK_AUDIT_FLASH:
                if (length > audit_room()) give_up("error=too-long\n");
                audit_flash(&work.source_audit, length, &answer);
                break;
            default: give_up("error=unknown-command\n");
        }
        report(&answer, stack_peak());
    }
}
