// SPDX-License-Identifier: MIT
// A position in a document: the open containers that have rows, and the row of the next value.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "schema/schema.hpp"
#include "verdict.hpp"

namespace pith::schema {

// Plain data. kLevels: containers open at once. Seen: one bit for each row of the largest shape.
template <size_t kLevels, class Seen>
class Walker {
 public:
    void begin(uint8_t root = kNoRow) {
        depth_ = 0;
        row_ = root;
    }

    uint8_t depth() const { return depth_; }
    Shape shape() const { return shape_[depth_ - 1]; }
    uint8_t row() const { return row_; }
    void set_row(uint8_t row) { row_ = row; }

    // Takes a key of the innermost container. Returns PITH_PENDING; PITH_AMBIGUOUS: a duplicate;
    // PITH_UNSUPPORTED: the container is closed and has no such member.
    verdict enter(const Table &table, const uint8_t *key, size_t size) {
        row_ = table.find(shape(), key, size);
        if (row_ != kNoRow) return table.rows[row_].key == nullptr ? PITH_PENDING : mark(table);
        return table.range(shape()).is_closed ? PITH_UNSUPPORTED : PITH_PENDING;
    }
    // Takes an element of an array.
    void enter_element(const Table &table) { row_ = table.find(shape(), nullptr, 0); }

    // Marks the member of the current row as seen. PITH_AMBIGUOUS: it was seen before.
    verdict mark(const Table &table) {
        const Seen bit = static_cast<Seen>(1u << (row_ - table.range(shape()).first));
        if ((seen() & bit) != 0) return PITH_AMBIGUOUS;
        seen() = static_cast<Seen>(seen() | bit);
        return PITH_PENDING;
    }

    void open(Shape shape) {
        shape_[depth_] = shape;
        seen_[depth_] = 0;
        ++depth_;
        row_ = kNoRow;
    }
    void close() {
        --depth_;
        row_ = kNoRow;
    }
    // Sets the shape of the innermost container, and marks its members as not seen.
    void become(Shape shape) {
        shape_[depth_ - 1] = shape;
        seen_[depth_ - 1] = 0;
    }

    bool has_all(const Table &table, uint8_t flags = kRequired) const {
        return (table.required(shape(), flags) & ~uint32_t{seen_[depth_ - 1]}) == 0;
    }

 private:
    Seen &seen() { return seen_[depth_ - 1]; }

    Seen seen_[kLevels];
    Shape shape_[kLevels];
    uint8_t depth_;
    uint8_t row_;
};

}  // namespace pith::schema
