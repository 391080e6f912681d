/* SPDX-License-Identifier: MIT
 *
 * A keyring that can change: keys with a validity and a revocation, and the rotation from ring N to
 * ring N + 1 by a small document with two signatures, one by a key of each ring.
 * core/keys/README.md has its format and the checks.
 *
 *     pith_rotation_begin(&r, &ring, time);
 *     while (more) pith_rotation_feed(&r, data, size);
 *     pith_rotation_end(&r);
 *     while (pith_rotation_step(&r, 4) == PITH_PENDING) kick();
 *     if (pith_rotation_get(&r, &next) == PITH_GENUINE) keep(&next);
 *
 * The caller must store the newest ring and never go back to an older one: a rotation is accepted
 * only from the current ring to the next, which protects only if the current ring is the newest.
 */
#ifndef PITH_RING_H
#define PITH_RING_H

#include <pith/pith.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Seconds since 1970-01-01T00:00:00Z. */
#define PITH_TIME_NONE 0u /* a time: unknown; a bound: none */

typedef struct pith_ring_key {
    char id[PITH_KEY_ID_SIZE + 1]; /* NUL-terminated characters ! to ~, without " and \ */
    uint8_t bytes[32];
    uint32_t not_before; /* first valid second */
    uint32_t not_after;  /* last valid second */
    uint32_t revoked;    /* 0: not revoked; other values: revoked */
} pith_ring_key;

/* Plain data without pointers: can be in flash, be copied, and be kept over a reset. An all-zero
 * ring trusts no key and cannot be rotated. */
typedef struct pith_ring {
    uint32_t version;
    uint32_t count;
    pith_ring_key keys[PITH_RING_KEYS];
} pith_ring;

/* Copies the ring's keys that are not revoked to `keys`, and makes a `keyring` of them for
 * pith_begin(). The keys have no comb; pith_load_key() adds one. `keys` and `ring` must outlive the
 * keyring. An invalid ring yields an empty keyring. */
#define pith_ring_keyring PITH_CONFIGURED(pith_ring_keyring)
void pith_ring_keyring(const pith_ring *ring, pith_key keys[PITH_RING_KEYS], pith_keyring *keyring);

/* Code words like those of the verdicts; zero is not a value. */
typedef enum pith_validity {
    PITH_KEY_VALID = 0x3750967C,
    PITH_KEY_INVALID = 0x46EA12CF,    /* not in the ring, revoked, or not valid at that time */
    PITH_KEY_CANNOT_TELL = 0x63750967 /* valid at some times, but the time is unknown */
} pith_validity;

/* Returns whether the ring has this key and the key was valid at `time`. `key` can be in any
 * memory. Pass a signed time, or PITH_TIME_NONE: only a signed time proves when something was
 * signed. */
#define pith_ring_key_valid PITH_CONFIGURED(pith_ring_key_valid)
pith_validity pith_ring_key_valid(const pith_ring *ring, const pith_key *key, uint32_t time);

/* ---------------------------------------------------------------- rotation */

/* Private. An all-zero object is a rotation that has not begun. */
typedef struct pith_rotation {
    union {
        unsigned char bytes[PITH_ROTATION_SIZE];
        uint64_t alignment;
    } opaque;
} pith_rotation;

/* Starts a rotation from `current`, which is not changed and must outlive the rotation. `time` is
 * the current time if known; with PITH_TIME_NONE only keys without bounds may sign. */
#define pith_rotation_begin PITH_CONFIGURED(pith_rotation_begin)
void pith_rotation_begin(pith_rotation *r, const pith_ring *current, uint32_t time);

/* Like pith_feed(), pith_end() and pith_step(). Any split of the bytes is valid. All return
 * PITH_PENDING until a fault or the verdict; a step before the end of the input does nothing. A
 * step does at most `budget` point operations, 0: all; with PITH_PRESET=tiny it loads a key in one
 * call. After PITH_GENUINE, pith_rotation_get() returns the next ring. */
pith_verdict pith_rotation_feed(pith_rotation *r, const void *data, size_t size);
pith_verdict pith_rotation_end(pith_rotation *r);
pith_verdict pith_rotation_step(pith_rotation *r, uint32_t budget);

/* Fills *next if the verdict is PITH_GENUINE, otherwise sets it to zero. Returns the verdict, or
 * PITH_MISUSE if `next` is the current ring, which is then not changed. */
#define pith_rotation_get PITH_CONFIGURED(pith_rotation_get)
pith_verdict pith_rotation_get(const pith_rotation *r, pith_ring *next);

/* Does all five in one call, for a document in memory. */
#define pith_rotate PITH_CONFIGURED(pith_rotate)
pith_verdict pith_rotate(pith_rotation *r, const pith_ring *current, uint32_t time,
                         const void *document, size_t size, pith_ring *next);

#ifdef __cplusplus
}
#endif

#endif
