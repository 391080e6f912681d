/* SPDX-License-Identifier: MIT
 *
 * The audit: everything a document claims, and what of it may be trusted.
 *
 * pith.h authenticates a document's record by its receipt. The audit checks all the rest as well:
 * every event, the state derived from them, the bundle around them, every digest, name and alias.
 * It needs the document in canonical order (object keys sorted by code point, as
 * `pith-verify --canonicalize` writes it), in one pass, of any length, over any line. Whatever it
 * reports was read from the very bytes that were hashed.
 *
 *     pith_audit_begin(&a, &pith_registry_keyring, &pith_default_policy);
 *     while (size != 0) {
 *         size_t taken = pith_audit_feed(&a, data, size);      stops where a signature waits
 *         data += taken, size -= taken;
 *         if (taken == 0 && pith_audit_step(&a, 4) != PITH_PENDING) break;
 *     }
 *     pith_audit_end(&a);
 *     while (pith_audit_step(&a, 4) == PITH_PENDING) kick();
 *     if (pith_audit_claims(&a, &claims) == PITH_GENUINE) use(&claims);
 */
#ifndef PITH_AUDIT_H
#define PITH_AUDIT_H

#include <pith/pith.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---------------------------------------------------------------- what a document is */

typedef enum pith_kind { /* bits of pith_policy.kinds */
                         PITH_KIND_NONE = 0,
                         PITH_KIND_ENVELOPE =
                             1, /* {canonical_record, receipt} and nothing that says more */
                         PITH_KIND_RECORD = 2, /* record_type: pith_number_record */
                         PITH_KIND_BUNDLE = 4, /* bundle_type: pith_open_graph_bundle */
                         PITH_KIND_STATE = 8,  /* state_type: pith_open_graph_state */
                         PITH_KIND_EVENT = 16  /* event_type, at the root */
} pith_kind;

const char *pith_kind_name(pith_kind kind); /* "bundle"; static storage */

/* ---------------------------------------------------------------- how far a value may be trusted
 */

/* Of each value of a document whose audit ended genuine. Words as far apart as verdicts. */
typedef enum pith_label {
    PITH_LABEL_NONE = 0,
    PITH_AUTHENTICATED = 0x3A84B3E3, /* under a signature of a key of the ring */
    PITH_BOUND = 0x54259F1B,         /* equal to, or hashing to, an authenticated value or the
                                        only value that its place may have */
    PITH_HASH_ONLY = 0x63750967,     /* under a hash without a key: whoever alters it may mend it */
    PITH_UNAUTHENTICATED = 0x46EA12CF /* the document's own word */
} pith_label;

const char *pith_label_name(pith_label label); /* "authenticated"; static storage */

/* ---------------------------------------------------------------- what is checked */

typedef enum pith_check {
    PITH_CHECK_SYNTAX,          /* strict JSON, keys in canonical order, none twice */
    PITH_CHECK_KIND,            /* type and version markers known, all members of that kind there */
    PITH_CHECK_RECORD,          /* canonical_record of the one known shape; every copy equal */
    PITH_CHECK_RECORD_DIGEST,   /* each canonical_sha256 is the record's digest */
    PITH_CHECK_NUMBER,          /* pith_number spells digest and year */
    PITH_CHECK_SHORT_NUMBER,    /* short_pith_number spells the digest */
    PITH_CHECK_ALIASES,         /* each alias that can be derived from the record is so */
    PITH_CHECK_SOURCE,          /* each source is the record's */
    PITH_CHECK_TITLE,           /* each title hashes to title_canon_sha256 */
    PITH_CHECK_RECEIPT,         /* the receipt's signature over the record's digest */
    PITH_CHECK_EVENT,           /* each event's closed envelope */
    PITH_CHECK_EVENT_DIGEST,    /* content_sha256 is its digest */
    PITH_CHECK_EVENT_ID,        /* event_id spells its digest */
    PITH_CHECK_EVENT_SUBJECT,   /* it speaks of this record */
    PITH_CHECK_EVENT_SIGNER,    /* the signer is the registry, by the key that signed */
    PITH_CHECK_EVENT_SIGNATURE, /* its signature */
    PITH_CHECK_RECORD_CREATED,  /* one such event, holding this record and its receipt */
    PITH_CHECK_STATE_DIGEST,    /* state_sha256 */
    PITH_CHECK_STATE_COUNTS,    /* the counters equal what was counted */
    PITH_CHECK_STATE_ORDER,     /* applied_event_ids are the events, in their order */
    PITH_CHECK_STATE_SUMMARIES, /* each summary is its event's */
    PITH_CHECK_STATE_ALIASES,   /* source_aliases are the bundle's */
    PITH_CHECK_SNAPSHOTS,       /* snapshot_sha256 of each empty list */
    PITH_CHECK_PUBLIC_KEYS,     /* public_keys are keys of the ring; not_checked: a foreign one */
    PITH_CHECK_BUNDLE_DIGEST,   /* bundle_sha256 */
    PITH_CHECK_BUNDLE_SIGNATURE, /* the signature over the bundle */
    PITH_CHECK_LINKS,            /* each link of a bundle names its number */
    PITH_CHECK_OTHER_EVENTS,     /* events and buckets whose merging is not known: not_checked */
    PITH_CHECK_SUPERSEDES,       /* supersedes and prev_event: not_checked unless empty */
    PITH_CHECK_EQUIVOCATIONS,    /* equivocations, invalid events: not_checked unless none */
    PITH_CHECK_POLICY,           /* kind, number, time, size and required checks */
    PITH_CHECKS                  /* how many there are */
} pith_check;

const char *pith_check_name(pith_check check); /* "record_digest"; static storage */

typedef struct pith_finding {
    pith_check check;
    pith_verdict verdict; /* PITH_GENUINE, PITH_NOT_CHECKED, or what is wrong */
    uint32_t offset;      /* of the first value concerned, in bytes of the document */
} pith_finding;

/* ---------------------------------------------------------------- policy */

typedef enum pith_time_rule {
    PITH_TIME_DENY = 0,            /* what an empty policy says */
    PITH_TIME_ANY = 0x4259F1BA,    /* a document need not say when it was signed */
    PITH_TIME_FLOOR = 0x78DD4259,  /* its authenticated time must be minimum_time or later */
    PITH_TIME_UNKNOWN = 0x1BA84B3E /* the device does not know: the best verdict is PITH_UNTIMED */
} pith_time_rule;

/* All zero denies everything. */
typedef struct pith_policy {
    uint32_t kinds;        /* PITH_KIND_* that are allowed */
    uint32_t maximum_size; /* of a document, in bytes */
    pith_time_rule time;   /* only a time under a signature counts: a bundle's built_at, an
                              event's created_at */
    uint32_t minimum_time; /* seconds since 1970-01-01T00:00:00Z */
    uint32_t required;     /* bits 1 << PITH_CHECK_*: must have been made, and be genuine */
    uint32_t not_checked;  /* bits: may end PITH_NOT_CHECKED */
    const char *number;    /* the pith number expected, in full; NULL: any */
} pith_policy;

/* Every kind, any size, any time, nothing left unchecked. */
extern const pith_policy pith_default_policy;

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

/* Takes the next bytes and returns how many: fewer than `size` only where a signature must be
 * checked first, by pith_audit_step(), or where the verdict stands. Any split, same verdict. */
size_t pith_audit_feed(pith_audit *a, const void *data, size_t size);

/* The document has no further bytes. Call it once pith_audit_feed() has taken the last. */
void pith_audit_end(pith_audit *a);

/* Works on the signature at hand, at most `budget` units (a point operation or less; 0: all of it).
 * PITH_PENDING until the verdict stands, which is not before pith_audit_end() unless something is
 * wrong. */
pith_verdict pith_audit_step(pith_audit *a, uint32_t budget);

/* Feed, step and end in one call, for a document in memory. */
pith_verdict pith_audit_verify(pith_audit *a, const pith_keyring *keyring,
                               const pith_policy *policy, const void *data, size_t size);

/* Where the verdict was decided: the offset of the first fault; else the bytes taken. */
uint32_t pith_audit_offset(const pith_audit *a);

/* The checks that were made, in the order of pith_check. Returns 1 and fills *finding, or returns 0
 * past the last. A check made many times is one finding: its first fault, else its first place. */
int pith_audit_finding(const pith_audit *a, size_t index, pith_finding *finding);

pith_kind pith_audit_kind(const pith_audit *a); /* NONE unless the verdict is genuine */

/* Seconds since 1970 of the document's authenticated time; 0 where it has none, or where the
 * verdict is not genuine. */
uint32_t pith_audit_time(const pith_audit *a);

/* As pith_get_claims(). An event other than record_created has no record: all zero. */
pith_verdict pith_audit_claims(const pith_audit *a, pith_claims *claims);

/* Told of each leaf (a scalar or an empty container) in canonical order, with the label that it has
 * if the audit ends genuine, and none if it does not. */
typedef void (*pith_leaf)(void *context, pith_label label);
void pith_audit_on_leaf(pith_audit *a, pith_leaf leaf, void *context);

#ifdef __cplusplus
}
#endif

#endif
