// SPDX-License-Identifier: MIT
#include "schema/schema.hpp"

#include <string.h>

namespace pith::schema {

uint8_t Table::find(Shape shape, const uint8_t *key, size_t size) const {
    const Range its = range(shape);
    const Row *const end = rows + its.first + its.count;
    for (const Row *row = rows + its.first; row != end; ++row) {
        const bool is_found = row->key == nullptr || (row->key_size == size && key != nullptr &&
                                                      static_cast<uint8_t>(*row->key) == *key &&
                                                      memcmp(row->key, key, size) == 0);
        if (is_found) return static_cast<uint8_t>(row - rows);
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
