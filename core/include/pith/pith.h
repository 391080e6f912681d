/* SPDX-License-Identifier: MIT
 *
 * pith-verify: is this Pith document genuine? Decided on the device, offline, without a heap.
 *
 * SCOPE OF THE VERDICT. One pass authenticates the `canonical_record` of a document, by the
 * registry's receipt over its digest, and nothing else. Receipt fields such as `signed_at`, titles,
 * aliases, events and states in the same document are not covered. Use only the claims that
 * pith_get_claims() returns.
 *
 * USE. The caller owns every object. There is no heap, no global state and no callback.
 *
 *     pith_begin(&v, &pith_registry_keyring);
 *     while (more) pith_feed(&v, data, size);              any split of the bytes, same verdict
 *     pith_end(&v);                                        the document has no further bytes
 *     while ((verdict = pith_step(&v, 4)) == PITH_PENDING) kick();   a few point operations a call
 *     if (verdict == PITH_GENUINE && pith_get_claims(&v, &claims) == PITH_GENUINE) use(&claims);
 *
 * Compare both results with PITH_GENUINE. Each is computed from the data again, so a fault that
 * skips one instruction cannot pass both (tests/fault). Do not store a bool instead.
 *
 * A pith_verifier holds no pointer into itself: it may be copied between any two calls. It has no
 * lock: use one verifier in one thread.
 */
#ifndef PITH_PITH_H
#define PITH_PITH_H

#include <stddef.h>
#include <stdint.h>

#include <pith/limits.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PITH_VERSION_MAJOR 0
#define PITH_VERSION_MINOR 2
#define PITH_VERSION_PATCH 0
#define PITH_VERSION       "0.2.0"

/* An enumerator that no function returns. It gives every enumeration of these headers 32 bits, so
 * layouts do not depend on -fshort-enums. */
#define PITH_ENUM_WIDTH_ 0x7fffffff

/* ---------------------------------------------------------------- verdict */

/* Words of the (31,5) simplex code: every two of them, zero included, differ in exactly 16 bits. So
 * no single fault turns one verdict into another. Zero is never a final verdict. */
typedef enum pith_verdict {
    PITH_PENDING = 0x00000000,      /* not decided: feed, end the input, or step */
    PITH_GENUINE = 0x4B3E3750,      /* the record is signed by a key of the ring */
    PITH_FORGED = 0x12CF8DD4,       /* the signature is not valid for this key and digest */
    PITH_ALTERED = 0x259F1BA8,      /* a stated canonical_sha256 is not the record's digest */
    PITH_MISNAMED = 0x33E37509,     /* a stated pith number does not encode the digest */
    PITH_UNKNOWN_KEY = 0x167C6EA1,  /* the receipt names a key that is not in the ring */
    PITH_UNSUPPORTED = 0x2CF8DD42,  /* record, receipt or document of unknown shape or version */
    PITH_MALFORMED = 0x59F1BA84,    /* not strict JSON (RFC 8259, UTF-8), or not canonical values */
    PITH_AMBIGUOUS = 0x04B3E375,    /* a duplicate signed member, or two copies that differ */
    PITH_INCOMPLETE = 0x67C6EA12,   /* the input is truncated, or a required part is missing */
    PITH_NOT_A_RECORD = 0x4F8DD425, /* valid JSON, but no Pith document */
    PITH_TOO_LARGE = 0x1F1BA84B,    /* a signed part exceeds its buffer, or the input 4 GiB - 1 */
    PITH_TOO_COMPLEX = 0x3E375096,  /* nested deeper, or costlier to sort, than limits.h allows */
    PITH_UNSORTED = 0x0967C6EA,     /* audit in one pass: keys not in canonical order */
    PITH_NOT_CHECKED = 0x3750967C,  /* audit: valid, except a part without rules in the protocol */
    PITH_REFUSED = 0x750967C6,      /* audit: valid, but the policy does not allow it */
    PITH_UNTIMED = 0x6A12CF8D,      /* audit: valid, but the current time is unknown */
    PITH_MISUSE = 0x7C6EA12C        /* calls out of order, a null pointer, or an unusable keyring */
} pith_verdict;

/* Returns a lower-case word, e.g. "genuine"; "misuse" for any other value. Static storage. */
const char *pith_verdict_name(pith_verdict verdict);

/* ---------------------------------------------------------------- keys */

/* The comb tables of a key, or with PITH_PRESET=tiny its point. pith_pin_key() in CMake makes them.
 */
struct pith_comb;

/* An Ed25519 public key and the key_id by which receipts name it. */
typedef struct pith_key {
    const char *id;               /* 1 to PITH_KEY_ID_SIZE bytes, NUL-terminated; not copied */
    uint8_t bytes[32];            /* RFC 8032 encoding; canonical, of order L */
    const struct pith_comb *comb; /* or NULL, from pith_load_key() or pith_ring_keyring(): checked
                                     at every use, slower, no table; with PITH_PRESET=tiny misuse */
} pith_key;

typedef struct pith_keyring {
    const pith_key *keys;
    size_t count; /* 0: nothing is ever genuine */
} pith_keyring;

/* Checks a key at run time and builds a comb for it. The caller sets bytes and id. `memory` is
 * aligned as a pointer and must stay in place, unchanged, while the key is used.
 *
 * Returns the teeth of the comb, 2 to 5, as many as `size` has room for, or 1: without a comb the
 * key is valid, and with PITH_COMB_SIZE(1) or more its point is kept, else it is checked again at
 * every use. 0: the key is refused. With PITH_PRESET=tiny it returns 1, or 0 also for a `size`
 * below PITH_COMB_SIZE(1).
 *
 * Without a comb a signature takes half-size scalars, about 1.7 times as long as with 5 teeth, and
 * checking the key again adds a third. A comb takes about as long to build as a signature without
 * one: it pays from a key's second signature on.
 *
 * Only a program that calls this function, pith_ring_keyring() or a rotation contains the code for
 * keys without a comb. In any other, a key with comb = NULL is PITH_MISUSE when it is used. */
unsigned pith_load_key(pith_key *key, void *memory, size_t size);
#define PITH_COMB_SIZE(teeth) (4 * sizeof(void *) + 96 * ((1u << ((teeth)-1)) + (teeth)))

/* The registry's key `pith-v1-2026-05`, pinned. */
extern const pith_key pith_registry_key;
extern const pith_keyring pith_registry_keyring;

/* ---------------------------------------------------------------- one pass */

/* Contents are private and may change. All zero is a verifier that has not begun. */
typedef struct pith_verifier {
    union {
        unsigned char bytes[PITH_VERIFIER_SIZE];
        uint64_t alignment;
    } opaque;
} pith_verifier;

/* Starts a document. The keyring, its keys and ids must outlive the verifier's use. */
#define pith_begin PITH_CONFIGURED(pith_begin)
void pith_begin(pith_verifier *v, const pith_keyring *keyring);

/* Takes the next bytes. Returns PITH_PENDING while there is no fault. Any other result is final,
 * and the rest of the document is not needed. Work is linear in size, plus one hash for each copy
 * of a record or receipt that ends within these bytes. */
pith_verdict pith_feed(pith_verifier *v, const void *data, size_t size);

/* Ends the input. Returns PITH_PENDING while there is no fault. Any other result is final, and
 * pith_step() repeats it. PITH_MISUSE, also from pith_feed(): not begun, ended before, or genuine.
 */
pith_verdict pith_end(pith_verifier *v);

/* Verifies the signature, at most `budget` units in this call; 0: to the end. A unit is one point
 * operation or less. Before pith_end() it does nothing and returns PITH_PENDING. After pith_end(),
 * call it until it returns another verdict. */
pith_verdict pith_step(pith_verifier *v, uint32_t budget);

/* The four above in one call, for a document already in memory. */
#define pith_verify PITH_CONFIGURED(pith_verify)
pith_verdict pith_verify(pith_verifier *v, const pith_keyring *keyring, const void *data,
                         size_t size);

/* Returns the byte offset of the first fault; without a fault the number of bytes fed. */
uint32_t pith_offset(const pith_verifier *v);

/* ---------------------------------------------------------------- claims */

/* Text of a claim: `size` bytes of UTF-8, JSON escapes resolved; not NUL-terminated. */
typedef struct pith_text {
    const char *data;
    size_t size;
} pith_text;

/* The signed fields, copied from the bytes that were hashed. The pointers are valid until the
 * verifier is moved, begun again or fed. */
typedef struct pith_claims {
    char number[PITH_NUMBER_SIZE + 1]; /* "pith:YYYY:" + 26 base32 characters, NUL */
    uint8_t digest[32];                /* SHA-256 of the canonical record */
    const pith_key *key;               /* the key that signed */
    pith_text source_kind;             /* "arxiv" */
    pith_text source_id;               /* "1812.11732" */
    uint32_t source_version;
    pith_text submitted_at; /* "2018-12-31T09:30:54Z" */
    pith_text license;      /* may be empty */
    pith_text primary_cat;
    uint32_t cross_cats; /* number of them; read each by pith_cross_cat() */
    pith_text cross_cats_data;
    const uint8_t *title_sha256;    /* 32 bytes: SHA-256 of the lower-cased title */
    const uint8_t *abstract_sha256; /* 32 bytes */
} pith_claims;

/* Fills *claims if the verdict is genuine; otherwise sets it to zero. Returns the verdict. */
pith_verdict pith_get_claims(const pith_verifier *v, pith_claims *claims);

/* Returns the cross category `index`, from 0; {NULL, 0} past the last. */
pith_text pith_cross_cat(const pith_claims *claims, uint32_t index);

/* CANNOT_TELL: the title is not ASCII, and the protocol has no lower-case form for it. The values
 * differ in 16 bits or more. Zero is never a result. */
typedef enum pith_match {
    PITH_MATCH_DIFFERS = 0x50967C6E,
    PITH_MATCH_EQUAL = 0x2CF8DD42,
    PITH_MATCH_CANNOT_TELL = 0x7C6EA12C
} pith_match;

/* Compares the hash of `title` with the signed hash. */
pith_match pith_title_matches(const pith_claims *claims, const char *title, size_t size);

#ifdef __cplusplus
}
#endif

#endif
