// SPDX-License-Identifier: MIT
// A value asked for by its JSON pointer (RFC 6901), followed through the document as it goes by.
//
// How far the current path agrees with the pointer is all that is kept. No key stands twice in an
// object, so a place that was left is not met again.
#pragma once

#include <pith/audit.h>
#include <stddef.h>
#include <stdint.h>

namespace pith::audit {

class Watch {
 public:
    explicit Watch(pith_value &value) : value_(value) {}

    void begin();
    // A key, in canonical spelling, of the object that holds the path's `depth`th segment; or an
    // element of such an array.
    void key(uint8_t depth, const uint8_t *key, size_t size);
    void element(uint8_t depth);
    // Bytes of the scalar or string at that depth, as they stand in canonical form.
    void text(uint8_t depth, const uint8_t *run, size_t size);
    // The leaf at that depth has ended; `type` is its first byte. The label may still be missing.
    void end_leaf(uint8_t depth, uint8_t type, pith_label label);
    // Labels a value that has ended without a label.
    void settle(pith_label label);
    // Erases what was copied.
    void forget();

 private:
    bool is_at(uint8_t depth) const;
    bool advance(uint8_t depth);

    pith_value &value_;
};

}  // namespace pith::audit
