// SPDX-License-Identifier: MIT
#include "schema/schema.hpp"

#include <string.h>

namespace pith::schema {

uint8_t Table::find(Shape shape, const uint8_t *key, size_t size) const {
    const Range &its = range(shape);
    for (uint8_t i = its.first; i < its.first + its.count; ++i) {
        const Row &row = rows[i];
        if (row.key == nullptr) return i;
        if (key != nullptr && row.key_size == size && memcmp(row.key, key, size) == 0) return i;
    }
    return kNoRow;
}

uint32_t Table::required(Shape shape, uint8_t flags) const {
    const Range &its = range(shape);
    uint32_t bits = 0;
    for (uint8_t i = 0; i < its.count; ++i) {
        if (rows[its.first + i].is(flags)) bits |= uint32_t{1} << i;
    }
    return bits;
}

bool Table::is_closed(Shape shape) const {
    const Range &its = range(shape);
    return its.count != 0 && rows[its.first].is(kClosed);
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
        default: return first >= '0' && first <= '9';
    }
}

}  // namespace pith::schema
