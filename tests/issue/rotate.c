// SPDX-License-Identifier: MIT
// rotate IMAGE TIME ROTATION NEXT: a device's pith_rotate. Prints the verdict and writes the next
// ring's image.
#include <pith/ring.h>
#include <stdio.h>
#include <stdlib.h>

static size_t read_all(const char *name, void *to, size_t size) {
    FILE *file = fopen(name, "rb");
    if (file == NULL) exit(2);
    size = fread(to, 1, size, file);
    fclose(file);
    return size;
}

int main(int argc, char **argv) {
    static pith_ring ring, next;
    static pith_rotation rotation;
    static char document[PITH_RING_UPDATE_SIZE + 1];
    FILE *file;
    size_t size;
    if (argc != 5 || read_all(argv[1], &ring, sizeof ring) != sizeof ring) return 2;
    size = read_all(argv[3], document, sizeof document);
    puts(pith_verdict_name(pith_rotate(&rotation, &ring, (uint32_t)strtoul(argv[2], NULL, 10),
                                       document, size, &next)));
    file = fopen(argv[4], "wb");
    if (file == NULL || fwrite(&next, sizeof next, 1, file) != 1) return 2;
    return fclose(file) == 0 ? 0 : 2;
}
