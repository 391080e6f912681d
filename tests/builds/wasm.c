/* SPDX-License-Identifier: MIT
 * The same for a machine without files and without a C library: wasm.js gives the bytes.
 */
#include <string.h>

#include "verdict.h"

unsigned char document[65536];
const char *words[VERDICT_WORDS];

__attribute__((export_name("where"))) void *where(void);
__attribute__((export_name("run"))) const char **run(uint32_t size);

void *where(void) {
    return document;
}

const char **run(uint32_t size) {
    judge(document, size, words);
    return words;
}

void *memcpy(void *to, const void *from, size_t size) {
    return memmove(to, from, size);
}

void *memmove(void *to, const void *from, size_t size) {
    unsigned char *t = to;
    const unsigned char *f = from;
    size_t i;
    for (i = 0; t <= f && i < size; ++i) t[i] = f[i];
    for (i = size; t > f && i-- != 0;) t[i] = f[i];
    return to;
}

void *memset(void *to, int byte, size_t size) {
    unsigned char *t = to;
    while (size-- != 0) *t++ = (unsigned char)byte;
    return to;
}

int memcmp(const void *a, const void *b, size_t size) {
    const unsigned char *x = a, *y = b;
    for (; size != 0; --size, ++x, ++y) {
        if (*x != *y) return *x < *y ? -1 : 1;
    }
    return 0;
}
