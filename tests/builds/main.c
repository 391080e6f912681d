/* SPDX-License-Identifier: MIT
 * Prints the words of verdict.h for each file on the command line.
 */
#include <stdio.h>

#include "verdict.h"

int main(int argc, char **argv) {
    static unsigned char document[65536];
    int i;
    for (i = 1; i < argc; ++i) {
        const char *words[VERDICT_WORDS];
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL) return 2;
        judge(document, (uint32_t)fread(document, 1, sizeof document, file), words);
        fclose(file);
        printf("%s %s %s\n", words[0], words[1], words[2]);
    }
    return 0;
}
