/* SPDX-License-Identifier: MIT
 *
 * A document with random access: mapped flash, an SD card, a file. The library never holds the
 * whole document in memory. It reads up to PITH_WINDOW bytes at once, mostly forwards, and reads
 * the same bytes several times.
 *
 * The reader need not be trusted. If two reads of one offset give different bytes, the audit still
 * reports only hashed bytes.
 *
 * Memory that cannot change needs no reader: see pith_mapped().
 */
#ifndef PITH_SOURCE_H
#define PITH_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The caller owns the source, its context and its bytes. All must outlive the audit, and `size`
 * must not change until then. */
typedef struct pith_source {
    /* Copies `size` bytes at `offset` to `buffer` and returns 0. Any other value means a failed
     * read and ends the work with PITH_INCOMPLETE at that offset. `size` is not 0, and the bytes
     * are always inside the source. The library calls read() only inside its own calls on this
     * source; read() must not call the library. */
    int (*read)(void *context, uint32_t offset, void *buffer, size_t size);
    void *context; /* passed to read() */
    uint32_t size; /* bytes of the document */
} pith_source;

/* Returns a source of `size` bytes of memory. It keeps the pointer and never writes the memory.
 *
 * With this function the caller promises that the memory cannot change until the audit has ended:
 * mapped flash, or a buffer that nothing else writes. The library finds the keys in the memory
 * itself, which takes less time. For memory that another core, DMA or a thread may write, give a
 * read() that copies, as for a card.
 *
 * A false promise has no defined result in C. In practice it changes the order of the members or
 * causes a fault: bytes that are hashed, compared and reported are copied once, by the reader, as
 * from any other source. */
pith_source pith_mapped(const void *data, uint32_t size);

#ifdef __cplusplus
}
#endif

#endif
