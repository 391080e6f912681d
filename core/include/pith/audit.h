/* SPDX-License-Identifier: MIT
 *
 * The audit: everything a document claims, and what of it may be trusted.
 *
 * pith.h authenticates a document's record by its receipt. The audit checks all the rest as well:
 * every event, the state derived from them, the bundle around them, every digest, name and alias.
 * Whatever it reports was read from the very bytes that were hashed.
 *
 * A document in canonical order (object keys sorted by code point, as `pith-verify --canonicalize`
 * writes it) is audited in one pass, of any length, over any line:
 *
 *     pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
 *     while (size != 0) {
 *         size_t taken = pith_audit_feed(&a, data, size);      stops where work waits
 *         data += taken, size -= taken;
 *         if (taken == 0 && pith_audit_step(&a, 4) != PITH_PENDING) break;
 *     }
 *     pith_audit_end(&a);
 *     while (pith_audit_step(&a, 4) == PITH_PENDING) kick();
 *     if (pith_audit_claims(&a, &claims) == PITH_GENUINE) use(&claims);
 *
 * In any other order it must be a source that can be read again (source.h):
 *
 *     pith_source_audit_begin(&s, &pith_registry_keyring, &pith_default_policy, &source);
 *     while (pith_source_audit_step(&s, 4) == PITH_PENDING) kick();
 *     if (pith_audit_claims(&s.audit, &claims) == PITH_GENUINE) use(&claims);
 */
#ifndef PITH_AUDIT_H
#define PITH_AUDIT_H

#include <pith/policy.h>
#include <pith/source.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---------------------------------------------------------------- how far a value may be trusted
 */

/* Of each value of a document whose audit ended genuine. Words as far apart as verdicts. */
typedef enum pith_label {
    PITH_LABEL_NONE = 0,
    PITH_AUTHENTICATED = 0x3A84B3E3,  /* under a signature of a key of the ring */
    PITH_BOUND = 0x54259F1B,          /* compared, and equal to an authenticated value, hashing to
                                         one, or the one constant of its place; a title but for the
                                         case of its letters, which the registry does not hash */
    PITH_HASH_ONLY = 0x63750967,      /* in a hash without a key: an attacker can change the value
                                         and recompute the hash */
    PITH_UNAUTHENTICATED = 0x46EA12CF /* no check stands behind it */
} pith_label;

const char *pith_label_name(pith_label label); /* "authenticated"; static storage */

/* ---------------------------------------------------------------- findings */

typedef struct pith_finding {
    pith_check check;
    pith_verdict verdict; /* PITH_GENUINE, PITH_NOT_CHECKED, or what is wrong */
    uint32_t offset;      /* of the first value concerned, in bytes of the document */
} pith_finding;

/* ---------------------------------------------------------------- the audit */

/* Contents are private and of no promise. All zero is an audit that has not begun. */
typedef struct pith_audit {
    union {
        unsigned char bytes[PITH_AUDIT_SIZE];
        uint64_t alignment;
    } opaque;
} pith_audit;

/* Starts a document. Keyring and policy must outlive the audit's use. */
void pith_audit_begin(pith_audit *a, const pith_keyring *keyring, const pith_policy *policy);

/* Takes the next bytes and returns how many: fewer than `size` only where a record, an event or a
 * signature must be checked first, by pith_audit_step(), or where the verdict stands. Any split,
 * same verdict. */
size_t pith_audit_feed(pith_audit *a, const void *data, size_t size);

/* The document has no further bytes. Call it once pith_audit_feed() has taken the last. */
void pith_audit_end(pith_audit *a);

/* Works on what waits, at most `budget` units (a point operation, or a record, receipt or event
 * hashed or read; 0: all of it). PITH_PENDING until the verdict stands, which is not before
 * pith_audit_end() unless something is wrong. */
pith_verdict pith_audit_step(pith_audit *a, uint32_t budget);

/* Feed, step and end in one call, for a document in memory. */
pith_verdict pith_audit_verify(pith_audit *a, const pith_keyring *keyring,
                               const pith_policy *policy, const void *data, size_t size);

/* Where the verdict was decided: the offset of the first fault; else the bytes taken. */
uint32_t pith_audit_offset(const pith_audit *a);

/* The checks that were made, in the order of pith_check. Returns 1 and fills *finding, or returns 0
 * past the last. A check made many times is one finding: its first fault, else its first place. */
int pith_audit_finding(const pith_audit *a, size_t index, pith_finding *finding);

/* The rule of the policy behind PITH_REFUSED, or behind PITH_UNKNOWN_KEY if it is the ring's.
 * `check` is the one that is required and missing, else PITH_CHECKS. */
typedef struct pith_refusal {
    pith_rule rule; /* PITH_RULE_NONE: the policy did not refuse the document */
    pith_check check;
} pith_refusal;

pith_refusal pith_audit_refusal(const pith_audit *a);

/* NONE unless the verdict is genuine. Nobody signed that a record is no mere envelope: the marker
 * that tells them apart is the document's own word. */
pith_kind pith_audit_kind(const pith_audit *a);

/* Seconds since 1970 of the document's authenticated time; 0 where it has none, or where the
 * verdict is not genuine. */
uint32_t pith_audit_time(const pith_audit *a);

/* As pith_get_claims(). An event without a record, which the default policy refuses, has no claims:
 * then all is zero though the verdict is genuine. */
pith_verdict pith_audit_claims(const pith_audit *a, pith_claims *claims);

/* ---------------------------------------------------------------- values */

typedef enum pith_type {
    PITH_TYPE_NONE = 0,
    PITH_TYPE_STRING,
    PITH_TYPE_NUMBER,
    PITH_TYPE_BOOLEAN,
    PITH_TYPE_NULL,
    PITH_TYPE_ARRAY, /* empty, as the next */
    PITH_TYPE_OBJECT
} pith_type;

/* A value wanted of a document, by JSON pointer (RFC 6901): a scalar, or an empty container. The
 * caller sets the first three members and owns all; pointer and memory must outlive the audit's
 * use. What stands in `data` means nothing until pith_audit_value() answers genuine. */
typedef struct pith_value {
    const char *pointer; /* "/events/0/created_at"; UTF-8 */
    char *data;          /* for the value's text; NULL with capacity 0: only its label is wanted */
    uint32_t capacity;
    uint32_t size; /* the rest is the audit's */
    uint32_t cursor;
    uint32_t index;
    pith_label label;
    uint8_t type;
    uint8_t depth;
} pith_value;

/* Has the audit look for `count` values. Between begin and the first byte. */
void pith_audit_watch(pith_audit *a, pith_value *values, size_t count);

/* PITH_GENUINE if the document is and the value is authenticated or bound: then *text is what it
 * says (a string without quotes and escapes, else its JSON; {NULL, 0} if capacity is 0). In a
 * genuine document else: PITH_NOT_CHECKED: nobody vouches for the value (its label says how far);
 * PITH_TOO_LARGE: it needs value->size bytes of memory; PITH_INCOMPLETE: no such value. Else the
 * document's verdict. `text` may be NULL. */
pith_verdict pith_audit_value(const pith_audit *a, const pith_value *value, pith_text *text);

/* Called for leaves (scalars and empty containers) in canonical order: the next `count` of them
 * have this label if the audit ends genuine, and none if it does not. `count` is 1, but for leaves
 * before the member that tells the kind of the document. */
typedef void (*pith_leaf)(void *context, pith_label label, uint32_t count);
void pith_audit_on_leaf(pith_audit *a, pith_leaf leaf, void *context);

/* ---------------------------------------------------------------- over a source */

/* An audit, and what puts a document into canonical order for it. `audit` is a pith_audit that may
 * be asked for everything above, watches too, but must not be fed. */
typedef struct pith_source_audit {
    pith_audit audit;
    union {
        unsigned char bytes[PITH_CANONICALIZER_SIZE];
        uint64_t alignment;
    } opaque;
} pith_source_audit;

/* Keyring, policy and source must outlive the audit's use. */
void pith_source_audit_begin(pith_source_audit *s, const pith_keyring *keyring,
                             const pith_policy *policy, const pith_source *source);

/* At most `budget` units of work, 0: all of it. A unit is one of pith_audit_step(), or
 * PITH_SOURCE_UNIT bytes visited. Ends within 32 visits a byte of the
 * document and 4096: a document that needs more is PITH_TOO_COMPLEX. */
pith_verdict pith_source_audit_step(pith_source_audit *s, uint32_t budget);
#define PITH_SOURCE_UNIT 32

#ifdef __cplusplus
}
#endif

#endif
