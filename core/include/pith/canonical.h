/* SPDX-License-Identifier: MIT
 *
 * The canonical form of a document: object keys sorted by code point, no white space, strings with
 * the fewest escapes, numbers as the document has them. Python writes the same bytes by
 * json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False).
 *
 * NOTHING IS VERIFIED HERE. The canonical form of a forged document is forged too. Verify the
 * document, or audit the canonical form with pith_audit_feed().
 *
 *     pith_verdict fault = PITH_PENDING;
 *     pith_canonical_begin(&c, &source);
 *     while (fault == PITH_PENDING && !pith_canonical_done(&c)) {
 *         fault = pith_canonical_step(&c, 1000, write, file);
 *     }
 *     if (fault != PITH_PENDING) discard(fault, pith_canonical_offset(&c));
 *
 * The document must be strict JSON without duplicate keys. Memory is constant: neither the document
 * nor its canonical form is held.
 */
#ifndef PITH_CANONICAL_H
#define PITH_CANONICAL_H

#include <pith/pith.h>
#include <pith/source.h>

#ifdef __cplusplus
extern "C" {
#endif

/* sizeof(pith_canonical) in bytes. core/json/canonical_api.cpp asserts that no byte is missing or
 * wasted. */
#define PITH_CANONICAL_SIZE (PITH_CANONICALIZER_SIZE + 40)

/* Contents are private and may change. All zero is a canonicalizer that has not begun. Holds no
 * pointer into itself, but keeps the source's address. */
typedef struct pith_canonical {
    union {
        unsigned char bytes[PITH_CANONICAL_SIZE];
        uint64_t alignment;
    } opaque;
} pith_canonical;

/* Takes the next `size` bytes of the canonical form, at least one and at most PITH_WINDOW. Returns
 * 0, or anything else to stop. Runs only within pith_canonical_step(). It may call
 * pith_canonical_offset() and no other function on this canonicalizer. */
typedef int (*pith_write)(void *context, const void *bytes, size_t size);

/* Starts a document. The source must outlive the canonicalizer's use. */
#define pith_canonical_begin PITH_CONFIGURED(pith_canonical_begin)
void pith_canonical_begin(pith_canonical *c, const pith_source *source);

/* Visits at most `budget` bytes of the document (25 more at a comparison of escapes); 0: works to
 * the end. All steps together visit at most 32 * size + 4096 bytes. Returns PITH_PENDING while
 * there is no fault, also once all is written. This function never returns PITH_GENUINE.
 *
 * Every other result is final; discard the bytes written before it:
 *   PITH_MALFORMED    not strict JSON (RFC 8259, UTF-8)
 *   PITH_AMBIGUOUS    a duplicate key
 *   PITH_INCOMPLETE   the document is truncated, or the source's read() failed
 *   PITH_TOO_COMPLEX  nested deeper than PITH_DEPTH, or more visits needed than the bound above
 *   PITH_REFUSED      write() did not return 0
 *   PITH_MISUSE       not begun, or a null pointer */
pith_verdict pith_canonical_step(pith_canonical *c, uint32_t budget, pith_write write,
                                 void *context);

/* Returns 1 if the whole canonical form is written and had no fault, else 0. */
int pith_canonical_done(const pith_canonical *c);

/* An offset in the document. After a fault: of the fault. Within write(): of the bytes written,
 * where a comma between two members has the offset of the second. Otherwise: of the next byte to be
 * visited. */
uint32_t pith_canonical_offset(const pith_canonical *c);

#ifdef __cplusplus
}
#endif

#endif
