// SPDX-License-Identifier: MIT
// A value wanted by JSON pointer (RFC 6901), followed through the document as it goes by.
//
// Only the number of segments that the current path has in common with the pointer is kept. No
// object has a duplicate key, so a place that was left does not return.
#pragma once

#include <pith/audit.h>
#include <stddef.h>
#include <stdint.h>

namespace pith::audit {

class Watch {
 public:
    explicit Watch(pith_value &value) : value_(value) {}

    void begin();
    // Take a canonical key of the object that holds segment `depth` of the path; or an element of
    // such an array.
    void key(uint8_t depth, const uint8_t *key, size_t size);
    void element(uint8_t depth);
    // Takes canonical bytes of the scalar or string at that depth.
    void text(uint8_t depth, const uint8_t *run, size_t size);
    // Ends the leaf at that depth; `type` is its first byte. The label may be missing.
    void end_leaf(uint8_t depth, uint8_t type, pith_label label);
    // Labels a value that ended without a label.
    void settle(pith_label label);
    // Erases what was copied.
    void forget();

 private:
    bool is_at(uint8_t depth) const;
    bool advance(uint8_t depth);

    pith_value &value_;
};

}  // namespace pith::audit
