// SPDX-License-Identifier: MIT
// Reports values: labels to the caller's callback, in the order of the document, and the values
// that the caller watches.
#pragma once

#include <pith/audit.h>
#include <stddef.h>
#include <stdint.h>

namespace pith::audit {

// A value wanted by JSON pointer (RFC 6901), followed through the document as it goes by.
//
// Only the number of segments that the current path has in common with the pointer is kept. No
// object has a duplicate key, so a place that was left does not return.
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

// Plain data.
class Report {
 public:
    void begin();
    void on_leaf(pith_leaf leaf, void *context);
    // Returns false if `values` is null.
    bool watch(pith_value *values, size_t count);
    bool is_wanted() const { return leaf_ != nullptr || count_ != 0; }

    // Take a key or an element at `depth`, and the bytes of a scalar or a string.
    void key(uint8_t depth, const uint8_t *key, size_t size);
    void element(uint8_t depth);
    void text(uint8_t depth, const uint8_t *run, size_t size);
    // Ends a leaf; `type` is its first byte. PITH_LABEL_NONE: settle() labels it later.
    void end_leaf(uint8_t depth, uint8_t type, pith_label label);
    // Labels all leaves that wait.
    void settle(pith_label label);
    // Erases what was copied.
    void forget();

    bool is_watched(const pith_value &value) const;

 private:
    pith_leaf leaf_;
    void *context_;
    pith_value *values_;
    size_t count_;
    uint32_t waiting_;  // leaves without a label yet
};

}  // namespace pith::audit
