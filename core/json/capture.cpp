// SPDX-License-Identifier: MIT
#include "json/capture.hpp"

#include <string.h>

namespace pith::json {

void Capture::begin() {
    start_ = 0;
    fault_ = PITH_PENDING;
    size_ = 0;
    next_ = Place::kRoot;
    ready_ = Place::kNone;
    mode_ = kSkip;
    level_ = 0;
    tracked_ = 0;
    base_ = 0;
}

void Capture::release() {
    ready_ = Place::kNone;
    next_ = Place::kNone;
    size_ = 0;
}

bool Capture::copy_punctuation(uint8_t c) {
    if (!append(c)) return false;
    if (c == '{' || c == '[') ++level_;
    if (c == '}' || c == ']') {
        if (level_ == base_) {
            --level_;
            return complete();
        }
        --level_;
    }
    return true;
}

// A container under a key of a path, or in `events`.
bool Capture::open_wanted(uint8_t c, uint32_t offset) {
    const Place place = next_ != Place::kNone ? next_ : Place::kEvent;
    const bool is_array = c == '[';
    next_ = Place::kNone;
    if (place == Place::kRoot && is_array) return refuse(PITH_NOT_A_RECORD, offset);
    if (is_captured(place)) {
        if (is_array || is_captured_string(place)) return refuse(PITH_UNSUPPORTED, offset);
        next_ = place;
        base_ = level_;
        begin_slice(kObject, offset);
        return append(c);
    }
    // Elsewhere another type only means that this is not the container the path knows.
    if (is_array == (place == Place::kEvents)) {
        path_[tracked_] = place;
        seen_[tracked_] = 0;
        ++tracked_;
    }
    return true;
}

// A string under a key of a path.
bool Capture::open_value(uint32_t offset) {
    if (is_captured_string(next_)) {
        begin_slice(kString, offset);
        return true;
    }
    return refuse_scalar(offset);
}

bool Capture::refuse_scalar(uint32_t offset) {
    if (next_ == Place::kRoot) return refuse(PITH_NOT_A_RECORD, offset);
    if (is_captured(next_)) return refuse(PITH_UNSUPPORTED, offset);
    next_ = Place::kNone;  // not the container the path knows
    return true;
}

bool Capture::text(const uint8_t *run, size_t size) {
    if (size > size_t{PITH_SLICE_SIZE} - size_) {
        if (mode_ != kKey) return overflow();
        size_ = PITH_SLICE_SIZE;  // longer than any key on a path, so it is none of them
        return true;
    }
    memcpy(slice_ + size_, run, size);
    size_ = static_cast<uint16_t>(size_ + size);
    return true;
}

bool Capture::end_string() {
    if (mode_ == kObject) return append('"');
    if (mode_ == kString) return complete();
    mode_ = kSkip;
    const Edge edge = find_member(here(), slice_, size_);
    size_ = 0;
    uint16_t &seen = seen_[tracked_ - 1];
    if ((seen & edge.bit) != 0) return refuse(PITH_AMBIGUOUS, start_);
    seen = static_cast<uint16_t>(seen | edge.bit);
    next_ = edge.place;
    return true;
}

void Capture::begin_slice(Mode mode, uint32_t offset) {
    mode_ = mode;
    start_ = offset;
    size_ = 0;
}

// Stops the scanner, so that the owner takes the value before the buffer is used again.
bool Capture::complete() {
    mode_ = kSkip;
    ready_ = next_;
    return false;
}

bool Capture::overflow() {
    ready_ = next_;
    return refuse(PITH_TOO_LARGE, start_);
}

bool Capture::refuse(verdict why, uint32_t offset) {
    fault_ = why;
    start_ = offset;
    return false;
}

template size_t Scanner::feed<Capture>(const uint8_t *, size_t, Capture &);

}  // namespace pith::json
