// SPDX-License-Identifier: MIT
#include "audit.h"

#include "board.h"
#include "link.h"
#include "watchdog.h"

// Defined in the board's memory.ld.
extern const uint8_t __document[], __document_end[];

uint32_t audit_room(void) {
    return (uint32_t)(__document_end - __document);
}

const void *audit_place(void) {
    return __document;
}

static pith_verdict step(pith_audit *a, Cost *cost) {
    watchdog_kick();
    const uint32_t before = board_cycles();
    const pith_verdict verdict = pith_audit_step(a, kAuditBudget);
    cost_add(cost, board_cycles() - before);
    return verdict;
}

static void conclude(const pith_audit *a, pith_verdict verdict, Answer *answer) {
    answer->verdict = verdict;
    answer->offset = pith_audit_offset(a);
    answer->kind = pith_kind_name(pith_audit_kind(a));
    pith_audit_claims(a, &answer->claims);
    pith_finding finding;
    for (size_t i = 0; pith_audit_finding(a, i, &finding) != 0; ++i)
        if (finding.verdict == verdict && finding.offset == answer->offset &&
            verdict != PITH_GENUINE)
            answer->check = pith_check_name(finding.check);
}

void audit_flash(pith_source_audit *s, uint32_t length, Answer *answer) {
    const pith_source source = pith_mapped(__document, length);
    pith_source_audit_begin(s, &pith_registry_keyring, &pith_default_policy, &source);
    pith_verdict verdict = PITH_PENDING;
    while (verdict == PITH_PENDING) {
        watchdog_kick();
        const uint32_t before = board_cycles();
        verdict = pith_source_audit_step(s, kAuditBudget);
        cost_add(&answer->cost, board_cycles() - before);
    }
    conclude(&s->audit, verdict, answer);
}

void audit_sorted(pith_audit *a, uint32_t length, Answer *answer) {
    pith_audit_begin(a, &pith_registry_keyring, &pith_default_policy);
    pith_verdict verdict = PITH_PENDING;
    while (length != 0 && verdict == PITH_PENDING) {
        const uint32_t size = length < LINK_CHUNK_SIZE ? length : LINK_CHUNK_SIZE;
        const uint8_t *const chunk = link_take(size);
        length -= size;
        for (uint32_t at = 0; at < size && verdict == PITH_PENDING;) {
            const uint32_t before = board_cycles();
            at += (uint32_t)pith_audit_feed(a, chunk + at, size - at);
            cost_add(&answer->cost, board_cycles() - before);
            verdict = step(a, &answer->cost);  // a signature may be pending
        }
    }
    pith_audit_end(a);
    while (verdict == PITH_PENDING) verdict = step(a, &answer->cost);
    conclude(a, verdict, answer);
}
