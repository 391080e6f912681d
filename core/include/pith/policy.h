/* SPDX-License-Identifier: MIT
 *
 * The policy of an audit: the kinds, times and keys that it accepts, and a store of accepted times.
 */
#ifndef PITH_POLICY_H
#define PITH_POLICY_H

#include <pith/pith.h>
#include <pith/ring.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---------------------------------------------------------------- kinds */

/* Bits of pith_policy.kinds. */
typedef enum pith_kind {
    PITH_KIND_NONE = 0,
    PITH_KIND_ENVELOPE = 1, /* {canonical_record, receipt} without record_type */
    PITH_KIND_RECORD = 2,   /* record_type: pith_number_record */
    PITH_KIND_BUNDLE = 4,   /* bundle_type: pith_open_graph_bundle */
    PITH_KIND_STATE = 8,    /* state_type: pith_open_graph_state */
    PITH_KIND_EVENT = 16,   /* event_type, at the root */
    PITH_KIND_WIDTH_ = PITH_ENUM_WIDTH_
} pith_kind;

const char *pith_kind_name(pith_kind kind); /* "bundle"; static storage */

/* ---------------------------------------------------------------- checks */

typedef enum pith_check {
    PITH_CHECK_SYNTAX,           /* strict JSON, keys in canonical order, no duplicate */
    PITH_CHECK_KIND,             /* known type and version markers, all members of that kind */
    PITH_CHECK_RECORD,           /* canonical_record of the known shape; all copies equal */
    PITH_CHECK_RECORD_DIGEST,    /* each canonical_sha256 is the record's digest */
    PITH_CHECK_NUMBER,           /* pith_number encodes digest and year */
    PITH_CHECK_SHORT_NUMBER,     /* short_pith_number encodes the digest */
    PITH_CHECK_ALIASES,          /* each alias equals the one derived from the record */
    PITH_CHECK_SOURCE,           /* each source equals that of the record */
    PITH_CHECK_TITLE,            /* each title hashes to title_canon_sha256 */
    PITH_CHECK_RECEIPT,          /* the receipt's signature over the record's digest */
    PITH_CHECK_EVENT,            /* each event's closed envelope */
    PITH_CHECK_EVENT_DIGEST,     /* content_sha256 is its digest */
    PITH_CHECK_EVENT_ID,         /* event_id encodes its digest */
    PITH_CHECK_EVENT_SUBJECT,    /* its subject is this record */
    PITH_CHECK_EVENT_SIGNER,     /* the signer is the registry, with the key that signed */
    PITH_CHECK_EVENT_SIGNATURE,  /* its signature */
    PITH_CHECK_RECORD_CREATED,   /* one such event, with this record and its receipt */
    PITH_CHECK_STATE_DIGEST,     /* state_sha256 */
    PITH_CHECK_STATE_COUNTS,     /* the counters equal the number of events */
    PITH_CHECK_STATE_ORDER,      /* applied_event_ids are the events, in their order */
    PITH_CHECK_STATE_SUMMARIES,  /* each summary equals that of its event */
    PITH_CHECK_STATE_ALIASES,    /* source_aliases equal those of the bundle */
    PITH_CHECK_SNAPSHOTS,        /* snapshot_sha256 of each empty list */
    PITH_CHECK_PUBLIC_KEYS,      /* public_keys are keys of the ring; not_checked: a foreign one */
    PITH_CHECK_BUNDLE_DIGEST,    /* bundle_sha256 */
    PITH_CHECK_BUNDLE_SIGNATURE, /* the signature over the bundle */
    PITH_CHECK_LINKS,            /* each link of a bundle names its number */
    PITH_CHECK_OTHER_EVENTS,     /* events and buckets without known rules: not_checked */
    PITH_CHECK_SUPERSEDES,       /* supersedes and prev_event: not_checked unless empty */
    PITH_CHECK_EQUIVOCATIONS,    /* equivocations, invalid events: not_checked unless empty */
    PITH_CHECK_POLICY,           /* kind, number, time, size and required checks */
    PITH_CHECK_TIME,             /* built_at and created_at: form, calendar, years 1970 to 2105 */
    PITH_CHECKS,                 /* number of checks */
    PITH_CHECK_WIDTH_ = PITH_ENUM_WIDTH_
} pith_check;

const char *pith_check_name(pith_check check); /* "record_digest"; static storage */

/* ---------------------------------------------------------------- store */

/* Keeps the time of the newest accepted document of each record, to refuse an older one. The audit
 * calls it last, when all else is genuine. */
typedef struct pith_store {
    /* Sets *time to the last committed time of this Pith number, or to 0, and returns 0. Any other
     * result refuses the document. `number` is valid during the call. */
    int (*load)(void *context, const char *number, uint32_t *time);
    /* Stores the time atomically, also if power fails, and returns 0. Any other result refuses the
     * document. `time` is later than the result of load(). */
    int (*commit)(void *context, const char *number, uint32_t time);
    void *context; /* passed to both */
} pith_store;

/* ---------------------------------------------------------------- policy */

typedef enum pith_time_rule {
    PITH_TIME_DENY = 0,            /* an empty policy: refuses */
    PITH_TIME_ANY = 0x4259F1BA,    /* a document needs no authenticated time */
    PITH_TIME_FLOOR = 0x78DD4259,  /* its authenticated time must be minimum_time or later */
    PITH_TIME_UNKNOWN = 0x1BA84B3E /* the device has no clock: the best verdict is PITH_UNTIMED */
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
    PITH_RULE_STORE,
    PITH_RULE_WIDTH_ = PITH_ENUM_WIDTH_
} pith_rule;

const char *pith_rule_name(pith_rule rule); /* "minimum_time"; static storage */

/* All zero denies everything. */
typedef struct pith_policy {
    uint32_t kinds;        /* PITH_KIND_* that are allowed */
    uint32_t maximum_size; /* of a document, in bytes */
    pith_time_rule time;   /* of the authenticated time: built_at of a bundle, created_at of
                              an event */
    uint32_t minimum_time; /* seconds since 1970-01-01T00:00:00Z */
    uint32_t required;     /* bits 1 << PITH_CHECK_*: must be made and genuine */
    uint32_t not_checked;  /* bits: may end PITH_NOT_CHECKED */
    const char *number;    /* the full pith number expected; NULL: any */
    const pith_ring *ring; /* Every signing key must belong to this ring and be valid at the signed
                              time. NULL: any key of the keyring, always */
    const pith_store *store; /* NULL: none. Else a document needs an authenticated time that is
                                not before the stored one */
} pith_policy;

/* Accepts every kind, size and time, but no open finding. It requires a record: an event without a
 * record is refused, because it has no claims. */
extern const pith_policy pith_default_policy;

#ifdef __cplusplus
}
#endif

#endif
