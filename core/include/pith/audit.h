/* SPDX-License-Identifier: MIT
 *
 * The audit: checks all of a document and labels each value with its trust.
 *
 * pith.h authenticates the record of a document by its receipt. The audit also checks every event,
 * the state derived from them, the bundle around them, every digest, name and alias. It reports
 * only values from the bytes that were hashed.
 *
 * A document in canonical order (as `pith-verify --canonicalize` and canonical.h write it) is
 * audited in one pass:
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
 * A document in any other order must be a source that can be read again (source.h):
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

/* ---------------------------------------------------------------- labels */

/* The trust in a value of a genuine document. Words as far apart as verdicts. */
typedef enum pith_label {
    PITH_LABEL_NONE = 0,
    PITH_AUTHENTICATED = 0x3A84B3E3,  /* under a signature of a key of the ring */
    PITH_BOUND = 0x54259F1B,          /* compared, and equal to an authenticated value, hashing to
                                         one, or a constant. The hash of a title ignores the case
                                         of its letters */
    PITH_HASH_ONLY = 0x63750967,      /* in a hash without a key: an attacker can change the value
                                         and recompute the hash */
    PITH_UNAUTHENTICATED = 0x46EA12CF /* no check covers it */
} pith_label;

const char *pith_label_name(pith_label label); /* "authenticated"; static storage */

/* ---------------------------------------------------------------- findings */

typedef struct pith_finding {
    pith_check check;
    pith_verdict verdict; /* PITH_GENUINE, PITH_NOT_CHECKED, or the fault */
    uint32_t offset;      /* of the first such value in the document */
} pith_finding;

/* ---------------------------------------------------------------- the audit */

/* Contents are private and may change. All zero is an audit that has not begun. */
typedef struct pith_audit {
    union {
        unsigned char bytes[PITH_AUDIT_SIZE];
        uint64_t alignment;
    } opaque;
} pith_audit;

/* Starts a document. Keyring and policy must outlive the audit's use. */
#define pith_audit_begin PITH_CONFIGURED(pith_audit_begin)
void pith_audit_begin(pith_audit *a, const pith_keyring *keyring, const pith_policy *policy);

/* Takes the next bytes and returns how many. Fewer than `size`: call pith_audit_step() to check a
 * record, an event or a signature, or the verdict is final. Any split gives the same verdict. */
size_t pith_audit_feed(pith_audit *a, const void *data, size_t size);

/* Ends the input. Call it when pith_audit_feed() has taken the last byte. */
void pith_audit_end(pith_audit *a);

/* Does the waiting work, at most `budget` units; 0: all of it. A unit is a point operation, a
 * record hashed or read, a receipt, event or summary compared, or an alias. Returns PITH_PENDING
 * until the verdict is final. Without a fault that is after pith_audit_end(). */
pith_verdict pith_audit_step(pith_audit *a, uint32_t budget);

/* Feeds, steps and ends in one call, for a document in memory. */
#define pith_audit_verify PITH_CONFIGURED(pith_audit_verify)
pith_verdict pith_audit_verify(pith_audit *a, const pith_keyring *keyring,
                               const pith_policy *policy, const void *data, size_t size);

/* Returns the offset of the first fault; without a fault the number of bytes taken. */
uint32_t pith_audit_offset(const pith_audit *a);

/* Fills *finding with finding `index`, in the order of pith_check, and returns 1; 0 past the last.
 * A check made many times is one finding: its first fault, else its first place. */
int pith_audit_finding(const pith_audit *a, size_t index, pith_finding *finding);

/* The rule of the policy that caused PITH_REFUSED, or PITH_RULE_RING for PITH_UNKNOWN_KEY. `check`:
 * the one that is required and missing, or whose signature the ring refused; else PITH_CHECKS. */
typedef struct pith_refusal {
    pith_rule rule; /* PITH_RULE_NONE: the policy did not refuse the document */
    pith_check check;
} pith_refusal;

pith_refusal pith_audit_refusal(const pith_audit *a);

/* Returns the kind; PITH_KIND_NONE unless the verdict is genuine. The marker that separates a
 * record from an envelope is not signed. */
pith_kind pith_audit_kind(const pith_audit *a);

/* Returns the authenticated time in seconds since 1970; 0: none, or the verdict is not genuine. */
uint32_t pith_audit_time(const pith_audit *a);

/* As pith_get_claims(). An event without a record has no claims: then *claims is zero, although the
 * verdict may be genuine. The default policy refuses such an event. */
pith_verdict pith_audit_claims(const pith_audit *a, pith_claims *claims);

/* ---------------------------------------------------------------- values */

typedef enum pith_type {
    PITH_TYPE_NONE = 0,
    PITH_TYPE_STRING,
    PITH_TYPE_NUMBER,
    PITH_TYPE_BOOLEAN,
    PITH_TYPE_NULL,
    PITH_TYPE_ARRAY,  /* empty */
    PITH_TYPE_OBJECT, /* empty */
    PITH_TYPE_WIDTH_ = PITH_ENUM_WIDTH_
} pith_type;

/* A wanted value by JSON pointer (RFC 6901): a scalar, or an empty container. The caller sets the
 * first three members. Pointer and memory must outlive the audit's use. Do not use `data` before
 * pith_audit_value() returns PITH_GENUINE. */
typedef struct pith_value {
    const char *pointer; /* "/events/0/created_at"; UTF-8 */
    char *data;          /* for its text; NULL with capacity 0: only its label is wanted */
    uint32_t capacity;
    uint32_t size; /* from here on the audit sets the members */
    uint32_t cursor;
    uint32_t index;
    pith_label label;
    uint8_t type;
    uint8_t depth;
} pith_value;

/* Watches `count` values. Call it between begin and the first byte. */
void pith_audit_watch(pith_audit *a, pith_value *values, size_t count);

/* Returns PITH_GENUINE for an authenticated or bound value of a genuine document. Then *text is a
 * string without quotes and escapes, or JSON; {NULL, 0} if capacity is 0. Returns in a genuine
 * document also PITH_NOT_CHECKED: another label; PITH_TOO_LARGE: value->size bytes are needed;
 * PITH_INCOMPLETE: no such value. Otherwise returns the verdict. `text` may be NULL. */
pith_verdict pith_audit_value(const pith_audit *a, const pith_value *value, pith_text *text);

/* Called for leaves (scalars and empty containers) in canonical order: the next `count` leaves have
 * this label if the verdict is genuine, else no label. `count` may exceed 1 for the leaves before
 * the first known member of the root. */
typedef void (*pith_leaf)(void *context, pith_label label, uint32_t count);
void pith_audit_on_leaf(pith_audit *a, pith_leaf leaf, void *context);

/* ---------------------------------------------------------------- over a source */

/* An audit with a canonicalizer. All functions above may be used on `audit`, except begin,
 * feed, step and end. */
typedef struct pith_source_audit {
    pith_audit audit;
    union {
        unsigned char bytes[PITH_CANONICALIZER_SIZE];
        uint64_t alignment;
    } opaque;
} pith_source_audit;

/* Keyring, policy and source must outlive the audit's use. */
#define pith_source_audit_begin PITH_CONFIGURED(pith_source_audit_begin)
void pith_source_audit_begin(pith_source_audit *s, const pith_keyring *keyring,
                             const pith_policy *policy, const pith_source *source);

/* Does at most `budget` units of work; 0: all of it. A unit is one of pith_audit_step(), or
 * PITH_SOURCE_UNIT bytes visited. All steps visit at most 32 * size + 4096 bytes: a document that
 * needs more is PITH_TOO_COMPLEX. */
pith_verdict pith_source_audit_step(pith_source_audit *s, uint32_t budget);
#define PITH_SOURCE_UNIT 24

#ifdef __cplusplus
}
#endif

#endif
