// SPDX-License-Identifier: MIT
// Reports values: labels to the caller's callback, in the order of the document, and the values
// that the caller watches.
#pragma once

#include <pith/audit.h>
#include <stddef.h>
#include <stdint.h>

namespace pith::audit {

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
