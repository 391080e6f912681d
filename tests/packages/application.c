/* SPDX-License-Identifier: MIT
 * An application in C99: verifies and audits both documents. */
#include <pith/audit.h>
#include <pith/pith.h>

#include "machine.h"

static pith_verifier verifier;
static pith_source_audit audit;

static void answer(const char *name, pith_verdict verdict, const pith_claims *claims) {
    machine_write(name);
    machine_write(" ");
    machine_write(pith_verdict_name(verdict));
    if (verdict == PITH_GENUINE) {
        machine_write(" ");
        machine_write(claims->number);
    }
    machine_write("\n");
}

static void judge(const uint8_t *document, const uint8_t *end) {
    const uint32_t size = (uint32_t)(end - document);
    const pith_source source = pith_mapped(document, size);
    pith_claims claims;
    pith_verify(&verifier, &pith_registry_keyring, document, size);
    answer("verify", pith_get_claims(&verifier, &claims), &claims);
    pith_source_audit_begin(&audit, &pith_registry_keyring, &pith_default_policy, &source);
    pith_source_audit_step(&audit, 0);
    answer("audit", pith_audit_claims(&audit.audit, &claims), &claims);
}

void consumer(void);

void consumer(void) {
    judge(genuine_begin, genuine_end);
    judge(altered_begin, altered_end);
    machine_end(0);
}
