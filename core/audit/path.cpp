// SPDX-License-Identifier: MIT
#include "audit/path.hpp"

#include <string.h>

#include "json/text.hpp"

namespace pith::audit {
namespace {

// Compares two canonical string bodies by code point: -1, 0 or 1. Both end with a character.
int compare(const uint8_t *a, uint32_t a_size, const uint8_t *b, uint32_t b_size) {
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < a_size && j < b_size) {
        const uint32_t c = json::read_code_point(a, i, a_size);
        const uint32_t d = json::read_code_point(b, j, b_size);
        if (c != d) return c < d ? -1 : 1;
    }
    return static_cast<int>(i < a_size) - static_cast<int>(j < b_size);
}

}  // namespace

// The scanner refuses more than PITH_DEPTH levels.
void Path::open(bool is_object, schema::Shape shape, schema::Rule rule) {
    if (depth() != 0) start_ = key_end();
    walker_.open(shape);
    top() = {rule, 0, is_object, true};
}

void Path::close() {
    walker_.close();
    if (depth() != 0) start_ = static_cast<uint8_t>(start_ - top().key_size);
}

bool Path::add_to_key(const uint8_t *run, size_t size) {
    if (size > sizeof keys_ - end_) return false;
    memcpy(keys_ + end_, run, size);
    end_ = static_cast<uint8_t>(end_ + size);
    return true;
}

verdict Path::end_key() {
    Level &level = top();
    const uint8_t *const key = keys_ + key_end();
    const uint8_t size = static_cast<uint8_t>(end_ - key_end());
    if (!level.is_empty) {
        const int order = compare(key, size, keys_ + start_, level.key_size);
        if (order == 0) return PITH_AMBIGUOUS;
        if (order < 0) return PITH_UNSORTED;
    }
    memmove(keys_ + start_, key, size);
    level.key_size = size;
    level.is_empty = false;
    return PITH_PENDING;
}

}  // namespace pith::audit
