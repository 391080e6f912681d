// SPDX-License-Identifier: MIT
#include "verify/path.hpp"

#include <string.h>

#include "json/text.hpp"

namespace pith::verify {
namespace {

// Order of two canonical string bodies by code point: -1, 0 or 1. Both end at a character's end.
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

// The scanner admits no more than PITH_DEPTH levels.
void Path::open(bool is_object, const record::Node *node, record::Trust trust, record::Act act) {
    Level &level = levels_[depth_++];
    level.node = node;
    level.seen = 0;
    level.key_start = used_;
    level.key_size = 0;
    level.trust = trust;
    level.act = act;
    level.is_object = is_object;
    level.is_empty = true;
}

void Path::close() {
    used_ = top().key_start;
    --depth_;
    // Keys of the object around stay until its next one.
    if (depth_ != 0) used_ = static_cast<uint16_t>(top().key_start + top().key_size);
}

void Path::begin_key() {
    used_ = static_cast<uint16_t>(top().key_start + top().key_size);
    end_ = used_;
}

bool Path::add_to_key(const uint8_t *run, size_t size) {
    if (size > sizeof keys_ - end_) return false;
    memcpy(keys_ + end_, run, size);
    end_ = static_cast<uint16_t>(end_ + size);
    return true;
}

verdict Path::end_key() {
    Level &level = top();
    const uint16_t size = static_cast<uint16_t>(end_ - used_);
    if (!level.is_empty) {
        const int order = compare(keys_ + used_, size, keys_ + level.key_start, level.key_size);
        if (order == 0) return PITH_AMBIGUOUS;
        if (order < 0) return PITH_UNSORTED;
    }
    memmove(keys_ + level.key_start, keys_ + used_, size);
    level.key_size = size;
    level.is_empty = false;
    used_ = static_cast<uint16_t>(level.key_start + size);
    return PITH_PENDING;
}

}  // namespace pith::verify
