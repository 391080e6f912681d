/* SPDX-License-Identifier: MIT
 * Prints the verdicts that every build must give for a document.
 */
#ifndef VERDICT_H
#define VERDICT_H

#include <stdint.h>

/* Three words: the verdict of the one pass, that of the audit, the check of the last finding. */
#define VERDICT_WORDS 3

void judge(const void *document, uint32_t size, const char *words[VERDICT_WORDS]);

#endif
