/* SPDX-License-Identifier: MIT
 *
 * What an audit may accept: kinds of documents, times, keys, and what was accepted before.
 */
#ifndef PITH_POLICY_H
#define PITH_POLICY_H

#include <pith/pith.h>
#include <pith/ring.h>

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
    PITH_CHECK_TIME,             /* built_at and created_at: form, calendar, years 1970 to 2105 */
    PITH_CHECKS                  /* how many there are */
} pith_check;

const char *pith_check_name(pith_check check); /* "record_digest"; static storage */

/* ---------------------------------------------------------------- what was accepted before */

/* Memory of the newest document accepted for each record, so that an older one, however genuine, is
 * not taken again. The audit asks for it last, when all else is genuine, and commits after that. */
typedef struct pith_store {
    /* Sets *time to what was last committed for this Pith number, 0 if nothing was; returns 0. Any
     * other answer refuses the document. `number` lives until the call returns. */
    int (*load)(void *context, const char *number, uint32_t *time);
    /* Keeps it, whole or not at all, also if power fails; returns 0. Any other answer refuses the
     * document. Called only with a time that is later than load() said. */
    int (*commit)(void *context, const char *number, uint32_t time);
    void *context; /* handed to both as it is */
} pith_store;

/* ---------------------------------------------------------------- policy */

typedef enum pith_time_rule {
    PITH_TIME_DENY = 0,            /* what an empty policy says */
    PITH_TIME_ANY = 0x4259F1BA,    /* a document need not say when it was signed */
    PITH_TIME_FLOOR = 0x78DD4259,  /* its authenticated time must be minimum_time or later */
    PITH_TIME_UNKNOWN = 0x1BA84B3E /* the device does not know: the best verdict is PITH_UNTIMED */
} pith_time_rule;

/* The member of a policy that refused a document. */
typedef enum pith_rule {
    PITH_RULE_NONE = 0,
    PITH_RULE_KINDS,
    PITH_RULE_MAXIMUM_SIZE,
    PITH_RULE_TIME, /* an empty policy */
    PITH_RULE_MINIMUM_TIME,
    PITH_RULE_REQUIRED,
    PITH_RULE_NUMBER,
    PITH_RULE_RING,
    PITH_RULE_STORE
} pith_rule;

const char *pith_rule_name(pith_rule rule); /* "minimum_time"; static storage */

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
    const pith_ring *ring; /* Every signing key must belong to this ring and be valid at the signed
                              time. NULL: any key of the keyring, always */
    const pith_store *store; /* NULL: none. Else a document without an authenticated time, or with
                                an earlier one than its record's last, is refused */
} pith_policy;

/* Every kind, any size, any time, nothing left unchecked; a record is required. An event without a
 * record is refused: it has no claims. */
extern const pith_policy pith_default_policy;

#ifdef __cplusplus
}
#endif

#endif
