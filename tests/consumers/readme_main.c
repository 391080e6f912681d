/* SPDX-License-Identifier: MIT
 * The machine for the README's examples, -DTRY_SUPERLOOP or -DTRY_AUDIT: a UART that delivers the
 * document of the command line in small pieces, or a flash that holds it; and a watchdog.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board.h"

void setup(void);
void loop(void);
void audit_document(const void *document, uint32_t size);

static FILE *document;
static unsigned turns, kicks;

int uart_read(uint8_t *bytes, size_t size) {
    static unsigned calls;
    size_t got;
    if (calls++ % 3 == 0) return 0; /* nothing has come yet */
    got = fread(bytes, 1, size < 1 + calls % 40 ? size : 1 + calls % 40, document);
    return got > 0 ? (int)got : -1;
}

void watchdog_kick(void) {
    ++kicks;
}

void record_accepted(const char *number, const char *source, size_t size) {
    printf("%s\n", number);
    if (size != 10 || memcmp(source, "1812.11732", size) != 0) exit(3);
    exit(kicks >= turns ? 0 : 4);
}

void record_refused(const char *why, uint32_t offset) {
    fprintf(stderr, "%s at %lu\n", why, (unsigned long)offset);
    exit(1);
}

int main(int argc, char **argv) {
    document = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (document == NULL) return 2;
#ifdef TRY_AUDIT
    static char flash[65536];
    turns = 100; /* of the watchdog, at least: four units of some 1,000 at a time */
    audit_document(flash, (uint32_t)fread(flash, 1, sizeof flash, document));
#else
    setup();
    for (turns = 1; turns < 100000; ++turns) loop();
#endif
    return 5; /* no verdict */
}
