/* SPDX-License-Identifier: MIT
 *
 * A document that can be read again, anywhere in it: mapped flash, an SD card, a file. It is never
 * held in memory as a whole; reads are small (up to PITH_WINDOW bytes), go forwards for the most
 * part, and come back to the same places several times.
 *
 * The reader need not be trusted. If it answers two reads of one place with different bytes, what
 * is reported is still only what was hashed.
 */
#ifndef PITH_SOURCE_H
#define PITH_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The caller owns the source, its context and its bytes; they must outlive their use, and `size`
 * must not change meanwhile. */
typedef struct pith_source {
    /* Puts the `size` bytes at `offset` into `buffer`, all of them, and returns 0; any other answer
     * means that they could not be had, and ends the work with PITH_INCOMPLETE at that offset.
     * Never asked for bytes past the source's size, nor for none. Called only within a call of this
     * library that was given the source, and must not call back into it. */
    int (*read)(void *context, uint32_t offset, void *buffer, size_t size);
    void *context; /* handed to read() as it is */
    uint32_t size; /* of the document in bytes */
} pith_source;

/* The source over `size` bytes of memory, which is read, never written. It holds the pointer. */
pith_source pith_mapped(const void *data, uint32_t size);

#ifdef __cplusplus
}
#endif

#endif
