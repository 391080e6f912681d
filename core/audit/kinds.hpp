// SPDX-License-Identifier: MIT
// Finds the kind of a document from the keys of its root, in canonical order (PROTOCOL.md section
// 4.1). A known member leaves the kinds that have it. An unknown member leaves the open kinds.
#pragma once

#include <pith/policy.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/path.hpp"
#include "record/markers.hpp"

namespace pith::audit {

// Plain data.
class Kinds {
 public:
    void begin();

    void open_root(uint32_t place) { place_ = place; }
    uint32_t place() const { return place_; }
    // Takes a key of the root, and sets the walker's shape and row. Returns PITH_PENDING, the fault
    // of a duplicate, or PITH_UNSUPPORTED: no kind has all these members.
    verdict enter(Path::Walker &walker, const uint8_t *key, size_t size);
    void note_marker(schema::Rule rule) { markers_.note(rule); }

    // True after the first known member.
    bool is_decided() const { return shape_ != schema::Shape::kNone; }
    schema::Shape shape() const { return shape_; }
    bool has_record_type() const { return markers_.has(schema::Rule::kRecordType); }

    // Judges the complete root. Returns PITH_PENDING; PITH_NOT_A_RECORD: no known member;
    // PITH_UNSUPPORTED: no marker of its kind; PITH_INCOMPLETE: another member is missing.
    verdict finish(const Path::Walker &walker) const;
    pith_kind kind() const;

 private:
    uint32_t place_;    // of the root
    uint8_t possible_;  // bits, in the order of kRoots
    schema::Shape shape_;
    record::Markers markers_;
};

}  // namespace pith::audit
