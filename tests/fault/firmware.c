// SPDX-License-Identifier: MIT
// The attacked firmware, written as in README.md. It verifies a genuine document first, so that its
// memory holds a genuine verdict, and then the attacked document. With KEY_WITHOUT_COMB its key is
// one that is known only at run time, checked at every use.
#include <pith/pith.h>
#include <stdint.h>

#include "documents.h"
#include "semihosting.h"

#define KEEP __attribute__((noinline, noclone))

enum { kPiece = 64, kBudget = 4 };

static pith_verifier verifier;

// Shows the number: the only part of a document that this firmware uses.
KEEP void record_accepted(const char *number, pith_text source) {
    char id[16] = {0};
    for (size_t i = 0; i < source.size && i < sizeof id - 1; ++i) id[i] = source.data[i];
    semihosting_write(number);
    semihosting_write(id);
}

KEEP void reject(void) {
    semihosting_write("refused");
}

// Checks the verdict again: a fault that jumps here without a genuine verdict shows nothing.
KEEP void accept(void) {
    pith_claims claims;
    if (pith_get_claims(&verifier, &claims) == PITH_GENUINE)
        record_accepted(claims.number, claims.source_id);
}

#ifdef KEY_WITHOUT_COMB
static pith_key key;
static pith_keyring keyring;
#else
#define keyring pith_registry_keyring
#endif

static void setup(void) {
    pith_begin(&verifier, &keyring);
}

KEEP void judge(const uint8_t *document, uint32_t size) {
    for (uint32_t at = 0; at < size; at += kPiece)
        pith_feed(&verifier, document + at, size - at < kPiece ? size - at : kPiece);
    pith_end(&verifier);
    pith_verdict verdict = PITH_PENDING;
    while (verdict == PITH_PENDING) verdict = pith_step(&verifier, kBudget);
    if (verdict == PITH_GENUINE)
        accept();
    else
        reject();
    setup();
}

int main(void) {
    const Documents *documents = DOCUMENTS;
#ifdef KEY_WITHOUT_COMB
    key = pith_registry_key;
    if (pith_load_key(&key, NULL, 0) != 1) return 1;
    keyring = (pith_keyring){&key, 1};
#endif
    setup();
    judge(documents->bytes, documents->genuine_size);
    judge(documents->bytes + documents->genuine_size, documents->size);
    return 0;
}
