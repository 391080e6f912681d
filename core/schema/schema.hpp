// SPDX-License-Identifier: MIT
// The format of the one table that describes every document (schema/documents.hpp).
//
// A row is a member of an object, or every element of an array. It says which type the member has,
// whether it may be missing, and which check it wants. It gives no label: a check earns that.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::schema {

// The containers that have rows.
enum class Shape : uint8_t {
    kNone,      // no rows: nothing inside is read
    kDocument,  // around the root
    // Families, before it is known which of their shapes stands there.
    kRoots,
    kPayloads,
    kState,
    kEvent,
    kCurrent,
    kSummary,
    kEvents,
    // The roots, with kState and kEvent.
    kRecord,  // a number record, or an envelope
    kBundle,
    // The payloads: the event's type says which.
    kCreatedPayload,
    kSnapshotPayload,
    kOtherPayload,
    kGraph,  // graph_snapshot
    kList,
    kFormalCanon,
    kPaper,
    kVerdict,
    kAlias,
    kPublicKey,
    kLinks,
    // Small objects whose canonical bytes are read as a whole.
    kCanonicalRecord,
    kMetadata,
    kCrossCats,
    kSource,
    kReceipt,
    kEventSignature,
    kBundleSignature,
    kSigner,
    // Arrays.
    kSummaries,
    kAliases,
    kAppliedIds,
    kPublicKeys,
    kBucket,     // of events whose rules are not known
    kConflicts,  // equivocations, invalid events
    kItems,      // of a list
    // A rotation of a keyring.
    kRotation,
    kRing,
    kRingKeys,
    kRingKey,
    kRingSignatures,
    kRingSignature,
    kCount
};

enum class Type : uint8_t {
    kAny,
    kObject,
    kArray,
    kString,
    kStringOrNull,
    kCount,  // 0 or [1-9][0-9]*
    kBoolean,
};

// The check that a member wants.
enum class Rule : uint8_t {
    kNone,  // type alone
    kConstant,
    // Markers of a kind and its version, in the order of record/markers.hpp.
    kRecordType,
    kSchemaVersion,
    kBundleType,
    kBundleVersion,
    kStateType,
    kStateVersion,
    kEventType,
    // Record and receipt, and what is derived from a record.
    kRecord,
    kReceipt,
    kRecordDigest,
    kNumber,
    kShortNumber,
    kSource,
    kSourceId,
    kSourceKind,
    kSourceVersion,
    kTitle,
    kAliases,
    kAlias,
    kAliasKind,
    kAliasValue,
    // Keys and signatures.
    kKeyId,
    kKeyFingerprint,
    kSignature,
    // Events and summaries.
    kEvent,
    kEventDigest,
    kEventId,
    kEventTime,
    kPrevEvent,
    kSupersedes,
    kSubject,
    kSigner,
    kEventSignature,
    kTarget,
    kSummaries,
    kSnapshotSummary,
    kCreatedSummary,
    kSummaryId,
    // State.
    kState,
    kStateDigest,
    kAppliedId,
    kEventCount,
    kConflictCount,
    kOtherEvents,
    kConflicts,
    kOtherEvent,
    kConflict,
    // Lists of a snapshot.
    kList,
    kListCount,
    kListItem,
    kListDigest,
    // Bundle.
    kBuiltAt,
    kBundleSignature,
    kBundleDigest,
    kLink,
    kPublicKey,
    kPublicKeyId,
    kPublicKeyHex,
    kPublicKeyBase64,
    kFingerprintHex,
    kFingerprintBase32,
    // Rotation of a keyring.
    kRingVersion,
    kRingKey,
    kRingKeyId,
    kRingKeyHex,
    kNotBefore,
    kNotAfter,
    kRevoked,
    kRingSignatures,
    kRingSignature,
    kSignerId,
    kSignatureBase64,
    kCount
};

// Bits of a member's line in the table.
enum : uint8_t {
    kRequired = 1,
    kRequiredWithType = 2,  // required if record_type is there: an envelope does without
    kExcluded = 4,          // not in the digest of its object
    kWhole = 8,             // an object whose canonical bytes the check wants
    kClosed = 16,           // its object has no members but those of the table
    kLook = 32,             // the one pass looks here, too
    kLookAtRoot = 64,       // the same, if the object stands at the root
};

// What a program keeps of a line. The compiler has seen to the rest (schema/select.hpp).
struct Row {
    const char *key;       // null: every element, or every member
    const char *constant;  // null: any value. Else a string's text, or a value's JSON
    uint8_t key_size;
    Shape shape;  // of the container that it opens
    Rule rule;
    Type type : 4;
    uint8_t flags : 4;  // the first four of the bits above

    constexpr bool is(uint8_t flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(void *) != 4 || sizeof(Row) == 12, "in flash, 160 times");

// Where the rows of a shape stand in a table.
struct Range {
    uint8_t first;
    uint8_t count : 6;
    bool is_closed : 1;
};

inline constexpr uint8_t kNoRow = 0xFF;

struct Table {
    const Row *rows;
    const Range *ranges;  // of the shapes from `base` on
    Shape base;
    uint8_t shapes;

    Range range(Shape shape) const {
        const unsigned at = static_cast<unsigned>(shape) - static_cast<unsigned>(base);
        return at < shapes ? ranges[at] : Range{0, 0, false};
    }
    // The row of a member, or of an element (key null); kNoRow if there is none.
    uint8_t find(Shape shape, const uint8_t *key, size_t size) const;
    // The rows of a shape that are required, as bits from its first row on.
    uint32_t required(Shape shape, uint8_t flags) const;
};

// Whether a value that begins with this byte can have this type. Of numbers, -0 is apart, and so
// its first byte passes here.
bool fits(Type type, uint8_t first);

}  // namespace pith::schema
