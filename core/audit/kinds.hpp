// SPDX-License-Identifier: MIT
// Which kind of document this is, found while its root goes by in canonical order (PROTOCOL.md
// section 4.1): each known member leaves the kinds that have it, an unknown one those that are
// open.
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

    // Takes a key of the root, and sets the walker's shape and row. PITH_PENDING;
    // PITH_UNSUPPORTED: no kind has all members so far.
    verdict enter(Path::Walker &walker, const uint8_t *key, size_t size);
    void note_marker(schema::Rule rule) { markers_.note(rule); }

    // A known member was seen, so that no kind but one can still be complete.
    bool is_decided() const { return shape_ != schema::Shape::kNone; }
    schema::Shape shape() const { return shape_; }
    bool has_record_type() const { return markers_.has(schema::Rule::kRecordType); }

    // At the root's end. PITH_PENDING; PITH_NOT_A_RECORD: no known member; PITH_UNSUPPORTED: the
    // marker of its kind is missing; PITH_INCOMPLETE: another member is.
    verdict finish(const Path::Walker &walker) const;
    pith_kind kind() const;

 private:
    uint8_t possible_;  // bits, in the order of kRoots
    schema::Shape shape_;
    record::Markers markers_;
};

}  // namespace pith::audit
