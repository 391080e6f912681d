// SPDX-License-Identifier: MIT
#include "audit/layout.hpp"

#include "json/text.hpp"

namespace pith::audit {
namespace {

consteval Node text(const char *key, Act act, Trust trust = Trust::kInherit) {
    return {key, nullptr, nullptr, 0, act, Type::kString, trust, false, false};
}
consteval Node fixed(const char *key, const char *constant, Act act = Act::kMarker) {
    return {key, constant, nullptr, 0, act, Type::kString, Trust::kBound, false, false};
}
consteval Node scalar(const char *key, Act act, Trust trust = Trust::kInherit) {
    return {key, nullptr, nullptr, 0, act, Type::kScalar, trust, false, false};
}
consteval Node label(const char *key, Trust trust) {
    return {key, nullptr, nullptr, 0, Act::kNone, Type::kAny, trust, false, false};
}
consteval Node array(const char *key, Act act) {
    return {key, nullptr, nullptr, 0, act, Type::kArray, Trust::kInherit, false, false};
}
consteval Node any(const char *key, Act act) {
    return {key, nullptr, nullptr, 0, act, Type::kAny, Trust::kInherit, false, false};
}
template <size_t kCount>
consteval Node array_of(const char *key, const Node (&elements)[kCount], Act act = Act::kNone) {
    return {key, nullptr, elements, kCount, act, Type::kArray, Trust::kInherit, false, false};
}
template <size_t kCount>
consteval Node object(const char *key, const Node (&members)[kCount], Act act = Act::kNone,
                      bool closed = false) {
    return {key, nullptr, members, kCount, act, Type::kObject, Trust::kInherit, false, closed};
}
consteval Node capture(const char *key, Act act, Trust trust) {
    return {key, nullptr, nullptr, 0, act, Type::kObject, trust, true, false};
}
template <size_t kCount>
consteval Node capture(const char *key, const Node (&members)[kCount], Act act, Trust trust) {
    return {key, nullptr, members, kCount, act, Type::kObject, trust, true, false};
}

// ---- parts that several kinds share

constexpr Node kRecordNode = capture("canonical_record", Act::kRecord, Trust::kAuthenticated);

// What a receipt says of its time and its builder is not signed; the rest can be only what it is.
constexpr Node kReceiptMembers[] = {
    label("builder_version", Trust::kNone),
    label("first_computed_at", Trust::kNone),
    label("last_reissued_at", Trust::kNone),
    label("signed_at", Trust::kNone),
};
constexpr Node kReceiptNode = capture("receipt", kReceiptMembers, Act::kReceipt, Trust::kBound);

constexpr Node kSignatureMembers[] = {label("signed_at", Trust::kNone)};

constexpr Node kAliasMembers[] = {
    text("alias_kind", Act::kAliasKind, Trust::kBound),
    text("alias_value", Act::kAliasValue, Trust::kBound),
};
constexpr Node kAlias[] = {object(nullptr, kAliasMembers)};

constexpr Node kItemListMembers[] = {
    scalar("count", Act::kListCount),
    text("snapshot_sha256", Act::kListDigest),
};
constexpr Node kEvidenceListMembers[] = {
    scalar("evidence_count", Act::kListCount),
    text("snapshot_sha256", Act::kListDigest),
};
constexpr Node kPaperMembers[] = {text("title", Act::kTitle, Trust::kBound)};
constexpr Node kSnapshotMembers[] = {
    object("author_claims", kItemListMembers),    object("claims", kItemListMembers),
    object("formal_canon", kEvidenceListMembers), object("paper", kPaperMembers),
    object("references", kItemListMembers),       capture("source", Act::kSource, Trust::kBound),
};
constexpr Node kSnapshotNode = object("graph_snapshot", kSnapshotMembers);

constexpr Node kPayloadMembers[] = {
    kRecordNode,
    text("canonical_sha256", Act::kDigest, Trust::kBound),
    kSnapshotNode,
    kReceiptNode,
    text("source_id", Act::kSourceId, Trust::kBound),
    text("source_kind", Act::kSourceKind, Trust::kBound),
    scalar("source_version", Act::kSourceVersion, Trust::kBound),
};
constexpr Node kPayloadNode = object("payload", kPayloadMembers);

constexpr Node kEventMembers[] = {
    text("content_sha256", Act::kContentDigest, Trust::kBound),
    text("created_at", Act::kEventTime),
    text("event_id", Act::kEventId, Trust::kBound),
    text("event_type", Act::kEventType),
    kPayloadNode,
    any("prev_event", Act::kPrevEvent),
    fixed("schema_version", "1.0"),
    capture("signature", kSignatureMembers, Act::kEventSignature, Trust::kBound),
    capture("signer", Act::kSigner, Trust::kInherit),
    text("subject_pith_number", Act::kSubject),
    array("supersedes", Act::kSupersedes),
    text("target", Act::kNone),
};
constexpr Node kEvent[] = {object(nullptr, kEventMembers, Act::kEvent, true)};

// ---- state

constexpr Node kSummaryMembers[] = {
    text("created_at", Act::kNone),
    text("event_id", Act::kSummaryId),
    kPayloadNode,
    capture("signer", Act::kSigner, Trust::kInherit),
    text("target", Act::kTarget),
};
constexpr Node kSummary[] = {object(nullptr, kSummaryMembers, Act::kSnapshotSummary, true)};
constexpr Node kCurrentMembers[] = {
    kRecordNode,
    array_of("graph_snapshots", kSummary, Act::kSnapshots),
    object("record_created", kSummaryMembers, Act::kRecordSummary, true),
    array_of("source_aliases", kAlias, Act::kAliases),
    any(nullptr, Act::kBucket),
};
constexpr Node kApplied[] = {text(nullptr, Act::kAppliedId)};
constexpr Node kStateMembers[] = {
    array_of("applied_event_ids", kApplied, Act::kApplied),
    object("current", kCurrentMembers),
    scalar("equivocation_count", Act::kEquivocationCount),
    array("equivocations", Act::kConflicts),
    scalar("event_count", Act::kEventCount),
    scalar("invalid_event_count", Act::kInvalidCount),
    array("invalid_events", Act::kConflicts),
    fixed("merge_version", "pith-open-graph-merge-v1"),
    text("pith_number", Act::kStateNumber, Trust::kBound),
    text("state_sha256", Act::kStateDigest),
    fixed("state_type", "pith_open_graph_state"),
    fixed("state_version", "1.0"),
    scalar("valid_event_count", Act::kValidCount),
};

// ---- bundle

constexpr Node kLinkMembers[] = {text(nullptr, Act::kLink)};
constexpr Node kPublicKeyMembers[] = {
    text("fingerprint_sha256_b32_first128bits", Act::kFingerprintBase32),
    text("fingerprint_sha256_hex", Act::kFingerprintHex),
    text("key_id", Act::kPublicKeyId),
    text("public_key_b64", Act::kPublicKeyBase64),
    text("public_key_hex", Act::kPublicKeyHex),
};
constexpr Node kPublicKey[] = {object(nullptr, kPublicKeyMembers, Act::kPublicKey)};
constexpr Node kBundleMembers[] = {
    text("built_at", Act::kBuiltAt),
    capture("bundle_signature", kSignatureMembers, Act::kBundleSignature, Trust::kBound),
    fixed("bundle_type", "pith_open_graph_bundle"),
    fixed("bundle_version", "1.0"),
    kRecordNode,
    text("canonical_sha256", Act::kDigest),
    any("event_type", Act::kForeign),
    array_of("events", kEvent),
    object("links", kLinkMembers),
    fixed("merge_version", "pith-open-graph-merge-v1"),
    text("pith_number", Act::kNumber),
    array_of("public_keys", kPublicKey),
    any("record_type", Act::kForeign),
    text("short_pith_number", Act::kShortNumber),
    capture("source", Act::kSource, Trust::kInherit),
    array_of("source_aliases", kAlias, Act::kAliases),
    object("state", kStateMembers, Act::kState, true),
    any("state_type", Act::kForeign),
    array("timestamp_proofs", Act::kBucket),
};

// ---- number record and envelope

constexpr Node kRecordMembers[] = {
    array_of("aliases", kAlias),
    any("bundle_type", Act::kForeign),
    kRecordNode,
    text("canonical_sha256", Act::kDigest, Trust::kBound),
    any("event_type", Act::kForeign),
    array_of("events", kEvent),
    kSnapshotNode,
    object("paper", kPaperMembers),
    text("pith_number", Act::kNumber, Trust::kBound),
    kReceiptNode,
    fixed("record_type", "pith_number_record"),
    fixed("schema_version", "1.0"),
    text("short_pith_number", Act::kShortNumber, Trust::kBound),
    capture("source", Act::kSource, Trust::kBound),
    any("state_type", Act::kForeign),
};

constexpr Node kRoots[] = {
    object(nullptr, kRecordMembers),
    object(nullptr, kBundleMembers),
    object(nullptr, kStateMembers, Act::kState, true),
    object(nullptr, kEventMembers, Act::kEvent, true),
};

struct FirstKey {
    const char *key;
    Layout layout;
};
constexpr FirstKey kFirstKeys[] = {
    {"built_at", Layout::kBundle},
    {"bundle_signature", Layout::kBundle},
    {"bundle_type", Layout::kBundle},
    {"applied_event_ids", Layout::kState},
    {"content_sha256", Layout::kEvent},
    // Never first in canonical order: so that what is only out of order is told so.
    {"event_type", Layout::kEvent},
    {"state_type", Layout::kState},
};

}  // namespace

Layout find_layout(const uint8_t *first_key, size_t size) {
    for (const FirstKey &first : kFirstKeys) {
        if (json::equals(first_key, size, first.key)) return first.layout;
    }
    return Layout::kRecord;
}

const Node &root_of(Layout layout) {
    return kRoots[static_cast<uint8_t>(layout)];
}

const Node *find_child(const Node &parent, const uint8_t *key, size_t size) {
    for (uint8_t i = 0; i < parent.count; ++i) {
        const Node &child = parent.children[i];
        if (child.key == nullptr || (key != nullptr && json::equals(key, size, child.key))) {
            return &child;
        }
    }
    return nullptr;
}

}  // namespace pith::audit
