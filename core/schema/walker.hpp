// SPDX-License-Identifier: MIT
// Where a reader stands in a document, by the table: the open containers that have rows, outermost
// first, and the row of the value to come.
//
// Both verifications, the readers of small objects and the rotation of a keyring walk by it. Each
// decides alone what a value is good for.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "schema/schema.hpp"
#include "verdict.hpp"

namespace pith::schema {

// Plain data. kLevels: containers open at once. Seen: a bit for each row of the largest shape.
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

    // Takes a key of the container at hand. PITH_PENDING; PITH_AMBIGUOUS: the member stands twice;
    // PITH_UNSUPPORTED: the container is closed, and has no such member.
    verdict enter(const Table &table, const uint8_t *key, size_t size) {
        row_ = table.find(shape(), key, size);
        if (row_ != kNoRow) return table.rows[row_].key == nullptr ? PITH_PENDING : mark(table);
        return table.range(shape()).is_closed ? PITH_UNSUPPORTED : PITH_PENDING;
    }
    // The same for an element of an array.
    void enter_element(const Table &table) { row_ = table.find(shape(), nullptr, 0); }

    // Notes the member of the row at hand as seen. PITH_AMBIGUOUS: it was.
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
    // The container at hand turns out to be of another shape of its family.
    void become(Shape shape) {
        shape_[depth_ - 1] = shape;
        seen_[depth_ - 1] = 0;
    }

    bool has_all(const Table &table, uint8_t flags = kRequired) const {
        return (table.required(shape(), flags) & ~uint32_t{seen_[depth_ - 1]}) == 0;
    }
    bool has_any() const { return seen_[depth_ - 1] != 0; }

 private:
    Seen &seen() { return seen_[depth_ - 1]; }

    Seen seen_[kLevels];
    Shape shape_[kLevels];
    uint8_t depth_;
    uint8_t row_;
};

}  // namespace pith::schema
