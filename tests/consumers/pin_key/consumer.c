/* SPDX-License-Identifier: MIT
 * Trusts only the pinned key.
 */
#include <our_key.h>
#include <pith/pith.h>
#include <stdio.h>

static const pith_keyring ring = {&our_key, 1};

int main(int argc, char **argv) {
    static pith_verifier verifier;
    static char text[16384];
    pith_claims claims;
    size_t size;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) return 2;
    size = fread(text, 1, sizeof text, file);
    fclose(file);
    if (our_key.comb == NULL) return 3;
    if (pith_verify(&verifier, &ring, text, size) != PITH_GENUINE) return 1;
    if (pith_get_claims(&verifier, &claims) != PITH_GENUINE || claims.key != &our_key) return 4;
    puts(claims.number);
    return 0;
}
