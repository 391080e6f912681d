// SPDX-License-Identifier: MIT
// The format of the one table that describes every document (schema/documents.hpp).
//
// A row describes a member of an object, or every element of an array: its type, its check, and
// whether it may be missing. It gives no label: a check earns the label (README.md).
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::schema {

// The containers that have rows.
enum class Shape : uint8_t {
    kNone,      // no rows: no member is read
    kDocument,  // around the root
    // Families of shapes, until the shape is known.
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
    // The payloads. The type of the event selects one.
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
    kBucket,     // of events without known rules
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

// The check of a member.
enum class Rule : uint8_t {
    kNone,  // the type only
    kConstant,
    // Markers of a kind and its version, in the order of record/markers.hpp.
    kRecordType,
    kSchemaVersion,
    kBundleType,
    kBundleVersion,
    kStateType,
    kStateVersion,
    kEventType,
    // Record, receipt, and values derived from a record.
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
    kRequiredWithType = 2,  // required if record_type is present; an envelope lacks it
    kExcluded = 4,          // not in the digest of its object
    kWhole = 8,             // an object: the check needs its canonical bytes
    kClosed = 16,           // its object has no other members than the table
    kLook = 32,             // the one pass reads it, too
    kLookAtRoot = 64,       // the same, if its object is the root
};

// A line as the program keeps it. The compiler uses the other members (schema/select.hpp).
struct Row {
    const char *key;       // null: every element or member
    const char *constant;  // null: any value; else the text of a string, or JSON
    uint8_t key_size;
    Shape shape;  // of the container that it opens
    Rule rule;
    Type type : 4;
    uint8_t flags : 4;  // the first four bits above

    constexpr bool is(uint8_t flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(void *) != 4 || sizeof(Row) == 12, "in flash, 160 times");

// The rows of a shape in a table.
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
    // Returns the row of a member, or of an element if key is null; or kNoRow.
    uint8_t find(Shape shape, const uint8_t *key, size_t size) const;
    // Returns the required rows of a shape, as bits from its first row on.
    uint32_t required(Shape shape, uint8_t flags) const;
};

// All rows of schema/documents.hpp.
extern const Table kDocuments;

// The members that the one pass reads, for every kind of document at once. Row 0 is the root.
// Shape::kRoots has the members of the four roots, Shape::kPayloads those of the payloads.
extern const Table kOnePass;

// canonical_record and receipt, with their inner objects.
extern const Table kParts;

// The rotation of a keyring. Row 0 is the root.
extern const Table kRotation;

// Returns true if a value that begins with this byte can have this type. A minus passes as a count
// here: the caller must check all bytes of a number.
bool fits(Type type, uint8_t first);

}  // namespace pith::schema
