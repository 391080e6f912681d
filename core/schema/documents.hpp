// SPDX-License-Identifier: MIT
// The table: every document of the protocol, a line a member (PROTOCOL.md section 4).
//
// The lines of a shape are adjacent, in canonical order of their keys. The compiler selects every
// table of the program from them (schema/select.hpp).
#pragma once

#include "schema/lines.hpp"

namespace pith::schema {

namespace build {

using S = Shape;
using R = Rule;
inline constexpr uint8_t kRootLook = kLookAtRoot;
inline constexpr uint8_t kNeeded = kRequired | kClosed;  // a closed object that needs all members
inline constexpr uint8_t kLast = kRequired | kExcluded;

inline constexpr Line kDocumentLines[] = {
    // ---- the root of a number record, and without record_type of an envelope
    array(S::kRecord, "aliases", S::kAliases),
    whole(S::kRecord, "canonical_record", S::kCanonicalRecord, R::kRecord) | kRequired | kLook,
    text(S::kRecord, "canonical_sha256", R::kRecordDigest) | kRequiredWithType | kRootLook,
    text(S::kRecord, "created_at"),
    array(S::kRecord, "events", S::kEvents) | kLook,
    object(S::kRecord, "graph_snapshot", S::kGraph),
    object(S::kRecord, "links", S::kNone),
    object(S::kRecord, "paper", S::kPaper),
    text(S::kRecord, "pith_number", R::kNumber) | kRequiredWithType | kRootLook,
    whole(S::kRecord, "receipt", S::kReceipt, R::kReceipt) | kRequired | kLook,
    constant(S::kRecord, "record_type", "pith_number_record", R::kRecordType) | kRequiredWithType |
        kRootLook,
    constant(S::kRecord, "schema_version", "1.0", R::kSchemaVersion) | kRequiredWithType |
        kRootLook,
    text(S::kRecord, "short_pith_number", R::kShortNumber) | kRootLook,
    whole(S::kRecord, "source", S::kSource, R::kSource),

    // ---- the root of a bundle
    text(S::kBundle, "built_at", R::kBuiltAt) | kRequired,
    whole(S::kBundle, "bundle_signature", S::kBundleSignature, R::kBundleSignature) | kLast,
    constant(S::kBundle, "bundle_type", "pith_open_graph_bundle", R::kBundleType) | kRequired |
        kRootLook,
    constant(S::kBundle, "bundle_version", "1.0", R::kBundleVersion) | kRequired | kRootLook,
    whole(S::kBundle, "canonical_record", S::kCanonicalRecord, R::kRecord) | kRequired | kLook,
    text(S::kBundle, "canonical_sha256", R::kRecordDigest) | kRequired | kRootLook,
    array(S::kBundle, "events", S::kEvents) | kRequired | kLook,
    object(S::kBundle, "links", S::kLinks) | kRequired,
    constant(S::kBundle, "merge_version", "pith-open-graph-merge-v1") | kRequired,
    array(S::kBundle, "mirror_hints", S::kNone),
    text(S::kBundle, "pith_number", R::kNumber) | kRequired | kRootLook,
    array(S::kBundle, "public_keys", S::kPublicKeys) | kRequired,
    text(S::kBundle, "short_pith_number", R::kShortNumber) | kRequired | kRootLook,
    whole(S::kBundle, "source", S::kSource, R::kSource) | kRequired,
    array(S::kBundle, "source_aliases", S::kAliases, R::kAliases) | kRequired,
    object(S::kBundle, "state", S::kState, R::kState) | kRequired | kLook,
    array(S::kBundle, "timestamp_proofs", S::kBucket, R::kOtherEvents),

    // ---- a state, at the root or in a bundle
    array(S::kState, "applied_event_ids", S::kAppliedIds) | kNeeded,
    object(S::kState, "current", S::kCurrent) | kNeeded | kLook,
    count(S::kState, "equivocation_count", R::kConflictCount) | kNeeded,
    array(S::kState, "equivocations", S::kConflicts, R::kConflicts) | kNeeded,
    count(S::kState, "event_count", R::kEventCount) | kNeeded,
    count(S::kState, "invalid_event_count", R::kConflictCount) | kNeeded,
    array(S::kState, "invalid_events", S::kConflicts, R::kConflicts) | kNeeded,
    constant(S::kState, "merge_version", "pith-open-graph-merge-v1") | kNeeded,
    text(S::kState, "pith_number", R::kNumber) | kNeeded | kRootLook,
    text(S::kState, "state_sha256", R::kStateDigest) | kNeeded | kExcluded,
    constant(S::kState, "state_type", "pith_open_graph_state", R::kStateType) | kNeeded | kRootLook,
    constant(S::kState, "state_version", "1.0", R::kStateVersion) | kNeeded | kRootLook,
    count(S::kState, "valid_event_count", R::kEventCount) | kNeeded,

    // ---- an event, at the root or in `events`. A constant that is no string is the same in
    // ---- every known event. A summary lacks it.
    text(S::kEvent, "content_sha256", R::kEventDigest) | kNeeded | kExcluded,
    text(S::kEvent, "created_at", R::kEventTime) | kNeeded,
    text(S::kEvent, "event_id", R::kEventId) | kNeeded | kExcluded,
    text(S::kEvent, "event_type", R::kEventType) | kNeeded | kRootLook,
    object(S::kEvent, "payload", S::kPayloads) | kNeeded | kLook,
    Line{"prev_event", "null", S::kEvent, 10, Type::kAny, S::kNone, R::kPrevEvent, kNeeded},
    constant(S::kEvent, "schema_version", "1.0", R::kSchemaVersion) | kNeeded | kRootLook,
    whole(S::kEvent, "signature", S::kEventSignature, R::kEventSignature) | kNeeded | kExcluded,
    whole(S::kEvent, "signer", S::kSigner, R::kSigner) | kNeeded,
    text(S::kEvent, "subject_pith_number", R::kSubject) | kNeeded,
    Line{"supersedes", "[]", S::kEvent, 10, Type::kAny, S::kNone, R::kSupersedes, kNeeded},
    text(S::kEvent, "target", R::kTarget) | kNeeded,

    // ---- payloads
    text(S::kCreatedPayload, "attestation_state"),
    whole(S::kCreatedPayload, "canonical_record", S::kCanonicalRecord, R::kRecord) | kRequired |
        kLook,
    text(S::kCreatedPayload, "canonical_sha256", R::kRecordDigest) | kLook,
    whole(S::kCreatedPayload, "receipt", S::kReceipt, R::kReceipt) | kRequired | kLook,
    text(S::kCreatedPayload, "source_id", R::kSourceId),
    text(S::kCreatedPayload, "source_kind", R::kSourceKind),
    count(S::kCreatedPayload, "source_version", R::kSourceVersion),

    object(S::kSnapshotPayload, "graph_snapshot", S::kGraph) | kRequired,
    member(S::kSnapshotPayload, "verdict_id", Type::kStringOrNull, R::kNone),

    whole(S::kOtherPayload, "canonical_record", S::kCanonicalRecord, R::kRecord) | kLook,
    text(S::kOtherPayload, "canonical_sha256", R::kRecordDigest) | kLook,
    whole(S::kOtherPayload, "receipt", S::kReceipt, R::kReceipt) | kLook,

    // ---- the events of a state
    array(S::kCurrent, "author_attestations", S::kBucket, R::kOtherEvents) | kClosed,
    whole(S::kCurrent, "canonical_record", S::kCanonicalRecord, R::kRecord) | kNeeded | kLook,
    array(S::kCurrent, "citation_signatures", S::kBucket, R::kOtherEvents),
    array(S::kCurrent, "corrections", S::kBucket, R::kOtherEvents),
    array(S::kCurrent, "graph_snapshots", S::kSummaries, R::kSummaries) | kRequired,
    array(S::kCurrent, "mirror_hints", S::kBucket, R::kOtherEvents),
    object(S::kCurrent, "record_created", S::kSummary, R::kCreatedSummary) | kRequired | kLook,
    array(S::kCurrent, "replication_records", S::kBucket, R::kOtherEvents),
    array(S::kCurrent, "source_aliases", S::kAliases, R::kAliases) | kRequired,
    array(S::kCurrent, "storage_attestations", S::kBucket, R::kOtherEvents),
    array(S::kCurrent, "timestamp_anchors", S::kBucket, R::kOtherEvents),

    text(S::kSummary, "created_at", R::kEventTime) | kNeeded,
    text(S::kSummary, "event_id", R::kSummaryId) | kNeeded | kExcluded,
    object(S::kSummary, "payload", S::kPayloads) | kNeeded | kLook,
    whole(S::kSummary, "signer", S::kSigner, R::kSigner) | kNeeded,
    text(S::kSummary, "target", R::kTarget) | kNeeded,

    // ---- a snapshot of the graph
    object(S::kGraph, "author_claims", S::kList, R::kList),
    object(S::kGraph, "claims", S::kList, R::kList),
    object(S::kGraph, "formal_canon", S::kFormalCanon, R::kList),
    object(S::kGraph, "paper", S::kPaper),
    object(S::kGraph, "references", S::kList, R::kList),
    whole(S::kGraph, "source", S::kSource, R::kSource),
    object(S::kGraph, "verdict", S::kVerdict),

    count(S::kList, "count", R::kListCount),
    array(S::kList, "items", S::kItems),
    array(S::kList, "sample", S::kItems),
    text(S::kList, "snapshot_sha256", R::kListDigest),

    count(S::kFormalCanon, "evidence_count", R::kListCount),
    text(S::kFormalCanon, "snapshot_sha256", R::kListDigest),

    text(S::kPaper, "title", R::kTitle),

    member(S::kVerdict, "created_at", Type::kStringOrNull, R::kNone),
    member(S::kVerdict, "id", Type::kStringOrNull, R::kNone),
    member(S::kVerdict, "pipeline_version", Type::kStringOrNull, R::kNone),

    // ---- parts of a bundle and a record
    text(S::kAlias, "alias_kind", R::kAliasKind) | kRequired,
    text(S::kAlias, "alias_value", R::kAliasValue) | kRequired,

    constant(S::kPublicKey, "algorithm", "ed25519"),
    text(S::kPublicKey, "fingerprint_sha256_b32_first128bits", R::kFingerprintBase32),
    text(S::kPublicKey, "fingerprint_sha256_hex", R::kFingerprintHex),
    constant(S::kPublicKey, "format", "raw"),
    text(S::kPublicKey, "key_id", R::kPublicKeyId),
    text(S::kPublicKey, "public_key_b64", R::kPublicKeyBase64),
    text(S::kPublicKey, "public_key_hex", R::kPublicKeyHex),

    each(S::kLinks, Type::kString, R::kLink),

    // ---- canonical_record: twelve names
    object(S::kCanonicalRecord, "metadata", S::kMetadata) | kNeeded,
    constant(S::kCanonicalRecord, "schema_version", "1.0") | kNeeded,
    object(S::kCanonicalRecord, "source", S::kSource) | kNeeded,
    text(S::kMetadata, "abstract_canon_sha256") | kNeeded,
    array(S::kMetadata, "cross_cats_sorted", S::kCrossCats) | kNeeded,
    text(S::kMetadata, "license") | kNeeded,
    text(S::kMetadata, "primary_cat") | kNeeded,
    text(S::kMetadata, "submitted_at") | kNeeded,
    text(S::kMetadata, "title_canon_sha256") | kNeeded,
    each(S::kCrossCats, Type::kString, R::kNone),
    text(S::kSource, "id", R::kSourceId) | kNeeded,
    text(S::kSource, "kind", R::kSourceKind) | kNeeded,
    count(S::kSource, "version", R::kSourceVersion) | kNeeded,

    // ---- receipt and signatures
    constant(S::kReceipt, "algorithm", "ed25519") | kNeeded,
    text(S::kReceipt, "builder_version"),
    text(S::kReceipt, "canonical_sha256", R::kRecordDigest) | kRequired,
    text(S::kReceipt, "first_computed_at"),
    text(S::kReceipt, "key_id", R::kKeyId) | kRequired,
    constant(S::kReceipt, "kind", "pith_receipt") | kRequired,
    text(S::kReceipt, "last_reissued_at"),
    text(S::kReceipt, "public_key_fingerprint", R::kKeyFingerprint),
    constant(S::kReceipt, "receipt_version", "0.3"),
    text(S::kReceipt, "signature_b64", R::kSignature) | kRequired,
    constant(S::kReceipt, "signature_status", "signed_v1"),
    text(S::kReceipt, "signed_at"),
    constant(S::kReceipt, "signed_message", "canonical_sha256_bytes") | kRequired,

    constant(S::kEventSignature, "algorithm", "ed25519") | kNeeded,
    text(S::kEventSignature, "key_id", R::kKeyId) | kNeeded,
    text(S::kEventSignature, "public_key_fingerprint", R::kKeyFingerprint) | kNeeded,
    text(S::kEventSignature, "signature_b64", R::kSignature) | kNeeded,
    constant(S::kEventSignature, "signature_status", "signed_v1") | kNeeded,
    text(S::kEventSignature, "signed_at") | kNeeded,
    constant(S::kEventSignature, "signed_message", "open_graph_event_sha256_bytes") | kNeeded,

    constant(S::kBundleSignature, "algorithm", "ed25519") | kNeeded,
    text(S::kBundleSignature, "bundle_sha256", R::kBundleDigest) | kNeeded,
    text(S::kBundleSignature, "key_id", R::kKeyId) | kNeeded,
    text(S::kBundleSignature, "public_key_fingerprint", R::kKeyFingerprint) | kNeeded,
    text(S::kBundleSignature, "signature_b64", R::kSignature) | kNeeded,
    constant(S::kBundleSignature, "signature_status", "signed_v1") | kNeeded,
    text(S::kBundleSignature, "signed_at") | kNeeded,
    constant(S::kBundleSignature, "signed_message", "bundle_sha256_bytes") | kNeeded,

    text(S::kSigner, "key_id", R::kKeyId) | kNeeded,
    text(S::kSigner, "public_key_fingerprint", R::kKeyFingerprint) | kNeeded,
    text(S::kSigner, "signer_id") | kNeeded,
    constant(S::kSigner, "signer_type", "pith_registry") | kNeeded,

    // ---- arrays
    each(S::kEvents, Type::kObject, R::kEvent, S::kEvent) | kLook,
    each(S::kSummaries, Type::kObject, R::kSnapshotSummary, S::kSummary),
    each(S::kAliases, Type::kObject, R::kAlias, S::kAlias),
    each(S::kAppliedIds, Type::kString, R::kAppliedId),
    each(S::kPublicKeys, Type::kObject, R::kPublicKey, S::kPublicKey),
    each(S::kBucket, Type::kAny, R::kOtherEvent),
    each(S::kConflicts, Type::kAny, R::kConflict),
    each(S::kItems, Type::kAny, R::kListItem),
};

// The rotation of a keyring. keys/ring_update.hpp reads it.
inline constexpr Line kRotationLines[] = {
    each(S::kDocument, Type::kObject, R::kNone, S::kRotation),
    constant(S::kRotation, "keyring_type", "pith_keyring") | kNeeded,
    constant(S::kRotation, "keyring_version", "1.0") | kNeeded,
    object(S::kRotation, "ring", S::kRing) | kNeeded,
    array(S::kRotation, "signatures", S::kRingSignatures, R::kRingSignatures) | kNeeded,
    array(S::kRing, "keys", S::kRingKeys) | kNeeded,
    count(S::kRing, "version", R::kRingVersion) | kNeeded,
    each(S::kRingKeys, Type::kObject, R::kRingKey, S::kRingKey),
    text(S::kRingKey, "key_id", R::kRingKeyId) | kNeeded,
    count(S::kRingKey, "not_after", R::kNotAfter) | kNeeded,
    count(S::kRingKey, "not_before", R::kNotBefore) | kNeeded,
    text(S::kRingKey, "public_key_hex", R::kRingKeyHex) | kNeeded,
    member(S::kRingKey, "revoked", Type::kBoolean, R::kRevoked) | kNeeded,
    each(S::kRingSignatures, Type::kObject, R::kRingSignature, S::kRingSignature),
    text(S::kRingSignature, "key_id", R::kSignerId) | kNeeded,
    text(S::kRingSignature, "signature_b64", R::kSignatureBase64) | kNeeded,
};

}  // namespace build

using build::kDocumentLines;
using build::kRotationLines;

// Returns the position of a member, counted from the first line of `first`.
constexpr size_t position(Shape first, Shape in, const char *key) {
    size_t start = 0;
    while (kDocumentLines[start].in != first) ++start;
    size_t at = start;
    while (kDocumentLines[at].in != in || !is_key(kDocumentLines[at], key)) ++at;
    return at - start;
}

// Returns the number of lines from the first of `first` to the last of `last`.
constexpr size_t count_lines(Shape first, Shape last) {
    size_t count = 0;
    for (const Line &line : kDocumentLines) count += line.in >= first && line.in <= last ? 1 : 0;
    return count;
}

}  // namespace pith::schema
