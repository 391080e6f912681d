// SPDX-License-Identifier: MIT
#include "schema/schema.hpp"

#include <string.h>

namespace pith::schema {

// A row without a key is the only one of its shape.
uint8_t Table::find(Shape shape, const uint8_t *key, size_t size) const {
    const Range its = range(shape);
    const Row *row = rows + its.first;
    const Row *const end = row + its.count;
    if (row != end && row->key == nullptr) return its.first;
    if (key == nullptr) return kNoRow;
    for (; row != end; ++row) {
        if (row->key_size != size || static_cast<uint8_t>(*row->key) != *key) continue;
        if (memcmp(row->key, key, size) == 0) return static_cast<uint8_t>(row - rows);
    }
    return kNoRow;
}

uint32_t Table::required(Shape shape, uint8_t flags) const {
    const Range its = range(shape);
    const Row *const end = rows + its.first + its.count;
    uint32_t bits = 0;
    uint32_t bit = 1;
    for (const Row *row = rows + its.first; row != end; ++row, bit <<= 1) {
        if (row->is(flags)) bits |= bit;
    }
    return bits;
}

bool fits(Type type, uint8_t first) {
    const bool is_string = first == '"';
    switch (type) {
        case Type::kAny: return true;
        case Type::kObject: return first == '{';
        case Type::kArray: return first == '[';
        case Type::kString: return is_string;
        case Type::kStringOrNull: return is_string || first == 'n';
        case Type::kBoolean: return first == 't' || first == 'f';
        default: return first == '-' || (first >= '0' && first <= '9');
    }
}

}  // namespace pith::schema
