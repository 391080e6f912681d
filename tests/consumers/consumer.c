/* SPDX-License-Identifier: MIT
 * A C99 user: streams the document named on the command line and prints the signed number.
 */
#include <pith/canonical.h> /* every header is C99 */
#include <pith/pith.h>
#include <stdio.h>

int main(int argc, char **argv) {
    static pith_verifier verifier;
    char bytes[100];
    size_t size;
    pith_claims claims;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL) return 2;
    pith_begin(&verifier, &pith_registry_keyring);
    while ((size = fread(bytes, 1, sizeof bytes, file)) > 0) {
        if (pith_feed(&verifier, bytes, size) != PITH_PENDING) break;
    }
    fclose(file);
    pith_end(&verifier);
    while (pith_step(&verifier, 1) == PITH_PENDING) {
    }
    if (pith_get_claims(&verifier, &claims) != PITH_GENUINE) return 1;
    puts(claims.number);
    return 0;
}
