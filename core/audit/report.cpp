// SPDX-License-Identifier: MIT
#include "audit/report.hpp"

#include <string.h>

#include "codec/codec.hpp"
#include "json/text.hpp"

namespace pith::audit {
namespace {

constexpr uint8_t kPassed = UINT8_MAX;  // deeper than any path: left, or no place

// Reads one byte of a segment (RFC 6901 section 4): ~0 is ~ and ~1 is /.
uint8_t next_byte(const char *&at) {
    const char c = *at++;
    if (c != '~') return static_cast<uint8_t>(c);
    if (*at == '1') return ++at, uint8_t{'/'};
    if (*at == '0') ++at;
    return '~';
}

bool ends(char c) {
    return c == '\0' || c == '/';
}

}  // namespace

void Watch::begin() {
    value_.size = 0;
    value_.cursor = 0;
    value_.index = 0;
    value_.label = PITH_LABEL_NONE;
    value_.type = PITH_TYPE_NONE;
    const bool is_pointer = value_.pointer != nullptr && value_.pointer[0] == '/';
    value_.depth = is_pointer && (value_.data != nullptr || value_.capacity == 0) ? 0 : kPassed;
}

// Returns true if the next segment must be compared at `depth`. A place that agreed and is followed
// by a sibling is passed.
bool Watch::advance(uint8_t depth) {
    if (value_.depth == kPassed) return false;
    if (value_.depth >= depth) {
        value_.depth = kPassed;
        return false;
    }
    return value_.depth + 1 == depth && value_.pointer[value_.cursor] == '/';
}

void Watch::key(uint8_t depth, const uint8_t *key, size_t size) {
    if (!advance(depth)) return;
    const char *at = value_.pointer + value_.cursor + 1;
    for (uint32_t i = 0; i != size;) {
        const uint8_t c =
            key[i] == '\\' ? json::read_escape(key, i, static_cast<uint32_t>(size)) : key[i++];
        if (ends(*at) || next_byte(at) != c) return;
    }
    if (!ends(*at)) return;
    value_.cursor = static_cast<uint32_t>(at - value_.pointer);
    value_.index = 0;
    value_.depth = depth;
}

void Watch::element(uint8_t depth) {
    if (!advance(depth)) return;
    const char *at = value_.pointer + value_.cursor + 1;
    const uint8_t *const text = reinterpret_cast<const uint8_t *>(at);
    while (!ends(*at) && static_cast<size_t>(at - value_.pointer) < UINT16_MAX) ++at;
    uint32_t index = 0;
    const size_t size = static_cast<size_t>(reinterpret_cast<const uint8_t *>(at) - text);
    const bool is_index = size <= codec::kDecimalSize && codec::read_decimal(text, size, index);
    if (value_.index++ != index || !is_index) return;
    value_.cursor = static_cast<uint32_t>(at - value_.pointer);
    value_.index = 0;
    value_.depth = depth;
}

bool Watch::is_at(uint8_t depth) const {
    return value_.depth == depth && value_.pointer[value_.cursor] == '\0';
}

void Watch::text(uint8_t depth, const uint8_t *run, size_t size) {
    if (!is_at(depth)) return;
    for (size_t i = 0; i != size; ++i, ++value_.size) {
        if (value_.size < value_.capacity) value_.data[value_.size] = static_cast<char>(run[i]);
    }
}

void Watch::end_leaf(uint8_t depth, uint8_t type, pith_label label) {
    if (!is_at(depth)) return;
    value_.label = label;
    switch (type) {
        case '"': value_.type = PITH_TYPE_STRING; break;
        case '{': value_.type = PITH_TYPE_OBJECT; break;
        case '[': value_.type = PITH_TYPE_ARRAY; break;
        case 'n': value_.type = PITH_TYPE_NULL; break;
        case 't':
        case 'f': value_.type = PITH_TYPE_BOOLEAN; break;
        default: value_.type = PITH_TYPE_NUMBER;
    }
    if (type == '"' && value_.size <= value_.capacity) {
        uint8_t *const text = reinterpret_cast<uint8_t *>(value_.data);
        const uint32_t copied = value_.size;
        value_.size = json::unescape_text(text, copied);
        memset(text + value_.size, 0, copied - value_.size);  // forget() erases `size` bytes
    }
    value_.depth = kPassed;
}

void Watch::settle(pith_label label) {
    if (value_.type != PITH_TYPE_NONE && value_.label == PITH_LABEL_NONE) value_.label = label;
}

void Watch::forget() {
    const uint32_t copied = value_.size < value_.capacity ? value_.size : value_.capacity;
    if (value_.data != nullptr) memset(value_.data, 0, copied);
    begin();
    value_.depth = kPassed;
}

// ---- all values, and the callback

void Report::begin() {
    memset(this, 0, sizeof *this);
}

void Report::on_leaf(pith_leaf leaf, void *context) {
    leaf_ = leaf;
    context_ = context;
}

bool Report::watch(pith_value *values, size_t count) {
    if (values == nullptr && count != 0) return false;
    values_ = values;
    count_ = count;
    for (size_t i = 0; i < count; ++i) Watch(values[i]).begin();
    return true;
}

void Report::key(uint8_t depth, const uint8_t *key, size_t size) {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).key(depth, key, size);
}

void Report::element(uint8_t depth) {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).element(depth);
}

void Report::text(uint8_t depth, const uint8_t *run, size_t size) {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).text(depth, run, size);
}

void Report::end_leaf(uint8_t depth, uint8_t type, pith_label label) {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).end_leaf(depth, type, label);
    if (label == PITH_LABEL_NONE) {
        ++waiting_;
    } else if (leaf_ != nullptr) {
        leaf_(context_, label, 1);
    }
}

void Report::settle(pith_label label) {
    if (waiting_ == 0) return;
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).settle(label);
    if (leaf_ != nullptr) leaf_(context_, label, waiting_);
    waiting_ = 0;
}

void Report::forget() {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).forget();
}

bool Report::is_watched(const pith_value &value) const {
    bool is = false;
    for (size_t i = 0; i < count_; ++i) is = is || &values_[i] == &value;
    return is;
}

}  // namespace pith::audit
