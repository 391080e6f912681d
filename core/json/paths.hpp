// SPDX-License-Identifier: MIT
// Where signed things stand: the known paths of a number record, a bundle, a state, a lone event
// and a bare envelope, as one small trie. All of them are active in every document, because the
// marker that tells the kind may come last.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::json {

// A container on a known path, or a value that is captured.
enum class Place : uint8_t {
    kNone,
    // Containers.
    kRoot,
    kEvents,   // /events: an array
    kEvent,    // /events/*
    kState,    // /state
    kCurrent,  // /current (a state document), /state/current (in a bundle)
    kCreated,  // .../current/record_created
    kPayload,  // of an event
    // Captured objects.
    kRecord,
    kReceipt,
    // Captured strings.
    kDigest,
    kNumber,
    kShortNumber,
    kRecordType,
    kSchemaVersion,
    kBundleType,
    kBundleVersion,
    kStateType,
    kStateVersion,
    kEventType,
};

constexpr bool is_captured(Place place) {
    return place >= Place::kRecord;
}
constexpr bool is_captured_string(Place place) {
    return place >= Place::kDigest;
}

// Nesting of the deepest container on a path: /state/current/record_created/payload is the fifth.
inline constexpr size_t kPathDepth = 5;

struct Edge {
    Place place;   // kNone: no such member
    uint16_t bit;  // one bit for each member of the parent, to notice a second one
};

// The member of `parent` whose unescaped key is these bytes.
Edge find_member(Place parent, const uint8_t *key, size_t size);

}  // namespace pith::json
