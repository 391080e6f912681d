// SPDX-License-Identifier: MIT
// Where everything stands in a document, what is done with it, and how far it may be trusted: one
// table a document kind, to be read beside the protocol.
//
// The label of a value is, in this order: AUTHENTICATED if the bytes at hand go into a hash that is
// signed; what its node says; HASH_ONLY if they go into a hash that is not; else UNAUTHENTICATED.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::audit {

enum class Act : uint8_t {
    kNone,
    kRecord,
    kDigest,
    kNumber,
    kShortNumber,
    kSource,
    kSourceId,
    kSourceKind,
    kSourceVersion,
    kAliases,
    kAliasKind,
    kAliasValue,
    kTitle,
    kReceipt,
    kMarker,
    kForeign,  // a marker of another kind
    kEvent,
    kContentDigest,
    kEventId,
    kEventType,
    kEventTime,
    kSubject,
    kSigner,
    kEventSignature,
    kPrevEvent,
    kSupersedes,
    kState,
    kStateDigest,
    kStateNumber,
    kApplied,
    kAppliedId,
    kEventCount,
    kValidCount,
    kInvalidCount,
    kEquivocationCount,
    kConflicts,
    kBucket,
    kSnapshots,
    kSnapshotSummary,
    kRecordSummary,
    kSummaryId,
    kTarget,
    kListCount,
    kListDigest,
    kBuiltAt,
    kBundleSignature,
    kLink,
    kPublicKey,
    kPublicKeyId,
    kPublicKeyBase64,
    kPublicKeyHex,
    kFingerprintBase32,
    kFingerprintHex,
};

enum class Type : uint8_t { kAny, kObject, kArray, kString, kScalar };
enum class Trust : uint8_t { kInherit, kNone, kBound, kAuthenticated };

struct Node {
    const char *key;       // null: an element of an array, or any member that no other node names
    const char *constant;  // null: any text
    const Node *children;  // null: whatever stands below is of no concern
    uint8_t count;         // of children
    Act act;
    Type type;
    Trust trust;
    bool captured;  // an object whose canonical bytes are wanted whole
    bool closed;    // no member but those of its children, and each of them
};

enum class Layout : uint8_t { kRecord, kBundle, kState, kEvent };

// Known by the first of its keys in canonical order; its marker must then say the same.
Layout find_layout(const uint8_t *first_key, size_t size);
const Node &root_of(Layout layout);

// The child for a key, or for an element (key null); null if there is none.
const Node *find_child(const Node &parent, const uint8_t *key, size_t size);

}  // namespace pith::audit
