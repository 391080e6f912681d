// SPDX-License-Identifier: MIT
// Verifies a document by a key pinned at build time, and by a key loaded at run time.
#include <our_key.h>

#include "board.h"
#include "text.h"

extern const uint8_t document[], document_end[];

static pith_verifier verifier;
static void *key_memory[PITH_COMB_SIZE(4) / sizeof(void *)];  // aligned as a pointer

// Reads 64 hex digits; a product reads 32 bytes from its settings.
static void read_key(uint8_t bytes[32], const char *hex) {
    for (int i = 0; i < 64; ++i) {
        const int digit = hex[i] <= '9' ? hex[i] - '0' : (hex[i] | 32) - 'a' + 10;
        bytes[i / 2] = (uint8_t)(bytes[i / 2] << 4 | digit);
    }
}

static void verify(const char *title, const pith_key *key) {
    const pith_keyring ring = {key, 1};
    pith_claims claims;
    pith_verify(&verifier, &ring, document, (size_t)(document_end - document));
    say_verdict(title, pith_get_claims(&verifier, &claims), &claims);
}

int main(void) {
    board_init();
    verify("pinned", &our_key);

    pith_key loaded = {"our-key-2026", {0}, NULL};
    read_key(loaded.bytes, KEY_HEX);
    // 0: the key is not valid. Otherwise the teeth of its tables, as many as the memory has room
    // for.
    if (pith_load_key(&loaded, key_memory, sizeof key_memory) == 0)
        say("loaded: refused\n");
    else
        verify("loaded", &loaded);
    verify("registry", &pith_registry_key);  // has not signed the document
    for (;;) {
    }
}
