/* SPDX-License-Identifier: MIT
 *
 * A keyring that may change: keys with a validity and a revocation, and the rotation from ring N to
 * ring N + 1 by a small document that a key of either ring signs. core/keys/README.md has its
 * format and says what is checked.
 *
 *     pith_rotation_begin(&r, &ring, time);
 *     while (more) pith_rotation_feed(&r, data, size);
 *     while (pith_rotation_step(&r, 4) == PITH_PENDING) kick();
 *     if (pith_rotation_get(&r, &next) == PITH_GENUINE) keep(&next);
 *
 * Keeping the ring, and never going back to an older one, is the caller's: a rotation is refused
 * for a ring that is not the next one, but only as long as the ring in force is the newest.
 */
#ifndef PITH_RING_H
#define PITH_RING_H

#include <pith/pith.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Keys of a ring. 112 bytes each, in every ring and in a rotation. */
#define PITH_RING_KEYS 4

/* Bytes of a rotation's document, white space and all. Four keys with the longest ids: 1,384. */
#define PITH_RING_UPDATE_SIZE 2048

/* Seconds since 1970-01-01T00:00:00Z. */
#define PITH_TIME_NONE 0u /* as a time: unknown. As a bound: there is none. */

typedef struct pith_ring_key {
    char id[PITH_KEY_ID_SIZE + 1]; /* NUL-terminated; of the characters ! to ~, but not " or \ */
    uint8_t bytes[32];
    uint32_t not_before; /* valid from this second on */
    uint32_t not_after;  /* and up to this one */
    uint32_t revoked;    /* 0: it is not; anything else: it is */
} pith_ring_key;

/* Plain data without pointers: may stand in flash, be copied, and be kept over a reset. All zero is
 * a ring that trusts nobody and cannot be rotated. */
typedef struct pith_ring {
    uint32_t version;
    uint32_t count;
    pith_ring_key keys[PITH_RING_KEYS];
} pith_ring;

/* Fills `keys` with those of the ring that are not revoked and `keyring` with them, for
 * pith_begin(). They have no comb: give them one by pith_load_key(). Both, and the ring, must
 * outlive the keyring's use. Of a ring that is none, the keyring is empty. */
void pith_ring_keyring(const pith_ring *ring, pith_key keys[PITH_RING_KEYS], pith_keyring *keyring);

/* Far apart like verdicts; zero is no answer. */
typedef enum pith_validity {
    PITH_KEY_VALID = 0x3750967C,
    PITH_KEY_INVALID = 0x46EA12CF,    /* not of the ring, revoked, or not valid at that time */
    PITH_KEY_CANNOT_TELL = 0x63750967 /* valid at some times, and the time is not known */
} pith_validity;

/* Was `key`, of any memory, this ring's at `time`? Only a time under a signature says when
 * something was signed: give that one, or PITH_TIME_NONE. */
pith_validity pith_ring_key_valid(const pith_ring *ring, const pith_key *key, uint32_t time);

/* ---------------------------------------------------------------- rotation */

/* sizeof(pith_rotation): a pointer and the rest. core/keys/rotation_api.cpp asserts that no byte
 * is missing or wasted. */
#ifdef PITH_SMALL_CURVE /* with PITH_PRESET=tiny */
#define PITH_ROTATION_SIZE 1336
#else
#define PITH_ROTATION_SIZE (1108 + sizeof(void *))
#endif

/* Contents are private. All zero is a rotation that has not begun. */
typedef struct pith_rotation {
    union {
        unsigned char bytes[PITH_ROTATION_SIZE];
        uint64_t alignment;
    } opaque;
} pith_rotation;

/* Starts the rotation away from `current`, which stays as it is and must outlive it. `time`: now,
 * as far as the device knows; at PITH_TIME_NONE only keys without bounds may sign. */
void pith_rotation_begin(pith_rotation *r, const pith_ring *current, uint32_t time);

/* As pith_feed() and pith_step(): any split, PITH_PENDING while nothing is wrong, at most `budget`
 * point operations a call, 0: to the end; with PITH_PRESET=tiny a key is loaded at a stretch.
 * PITH_GENUINE: the next ring is to be had. */
pith_verdict pith_rotation_feed(pith_rotation *r, const void *data, size_t size);
pith_verdict pith_rotation_step(pith_rotation *r, uint32_t budget);

/* Fills *next if, and only if, the verdict is genuine; otherwise sets it to zero. `next` is not the
 * ring in force: that is PITH_MISUSE, and it stays as it is. Returns the verdict. */
pith_verdict pith_rotation_get(const pith_rotation *r, pith_ring *next);

/* The four above in one call, for a document already in memory. */
pith_verdict pith_rotate(pith_rotation *r, const pith_ring *current, uint32_t time,
                         const void *document, size_t size, pith_ring *next);

#ifdef __cplusplus
}
#endif

#endif
