/* SPDX-License-Identifier: MIT
 * A C99 application that uses the one pass, the audit and their enumerations.
 */
#include "verdict.h"

#include <pith/audit.h>

static pith_verifier verifier;
static pith_source_audit audit;

/* The finding of a fault; without a fault the last finding. */
static const char *last_check(const pith_audit *a) {
    pith_finding finding = {PITH_CHECKS, PITH_PENDING, 0};
    size_t i;
    for (i = 0; pith_audit_finding(a, i, &finding) == 1; ++i) {
        if (finding.verdict != PITH_GENUINE && finding.verdict != PITH_NOT_CHECKED) break;
    }
    return pith_check_name(finding.check);
}

void judge(const void *document, uint32_t size, const char *words[VERDICT_WORDS]) {
    const pith_source source = pith_mapped(document, size);
    pith_policy policy = pith_default_policy;
    pith_claims claims;
    pith_verdict verdict = pith_verify(&verifier, &pith_registry_keyring, document, size);
    if (verdict == PITH_GENUINE) verdict = pith_get_claims(&verifier, &claims);
    words[0] = pith_verdict_name(verdict);
    policy.not_checked = 0xffffffff;
    pith_source_audit_begin(&audit, &pith_registry_keyring, &policy, &source);
    words[1] = pith_verdict_name(pith_source_audit_step(&audit, 0));
    words[2] = last_check(&audit.audit);
}
