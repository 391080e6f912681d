// SPDX-License-Identifier: MIT
// The same firmware with one bool that decides, as a product should not do. A campaign that cannot
// break this firmware is wrong.
#include <pith/pith.h>
#include <stdbool.h>
#include <stdint.h>

#include "documents.h"
#include "semihosting.h"

#define KEEP __attribute__((noinline, noclone))

static pith_verifier verifier;

KEEP void accept(void) {
    semihosting_write("pith:");
}

KEEP void reject(void) {
    semihosting_write("refused");
}

KEEP bool is_genuine(const uint8_t *document, uint32_t size) {
    return pith_verify(&verifier, &pith_registry_keyring, document, size) == PITH_GENUINE;
}

KEEP void judge(const uint8_t *document, uint32_t size) {
    if (is_genuine(document, size))
        accept();
    else
        reject();
}

int main(void) {
    const Documents *documents = DOCUMENTS;
    judge(documents->bytes, documents->genuine_size);
    judge(documents->bytes + documents->genuine_size, documents->size);
    return 0;
}
