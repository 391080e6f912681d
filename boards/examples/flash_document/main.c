// SPDX-License-Identifier: MIT
// Audits a document that is longer than the RAM of the audit: the audit reads flash through a
// source.
#include <pith/audit.h>

#include "board.h"
#include "text.h"

extern const uint8_t document[], document_end[];

static pith_source_audit audit;  // all its memory, beside the stack

int main(void) {
    board_init();
    const pith_source source = pith_mapped(document, (uint32_t)(document_end - document));
    pith_source_audit_begin(&audit, &pith_registry_keyring, &pith_default_policy, &source);
    while (pith_source_audit_step(&audit, 4) == PITH_PENDING) {
        // Here a product kicks its watchdog.
    }
    pith_claims claims;
    say_verdict("flash", pith_audit_claims(&audit.audit, &claims), &claims);
    for (;;) {
    }
}
