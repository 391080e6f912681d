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

bool Capture::punctuation(uint8_t c, uint32_t offset) {
    switch (c) {
        case '{':
        case '[': return open(c, offset);
        case '}':
        case ']':
            if (mode_ == kObject && !append(c)) return false;
            return close();
        default: return mode_ != kObject || append(c);
    }
}

bool Capture::open(uint8_t c, uint32_t offset) {
    ++level_;
    if (mode_ == kObject) return append(c);

    Place place = next_;
    next_ = Place::kNone;
    // An array's members stand under no key: only `events` has any on a path.
    if (place == Place::kNone && level_ == tracked_ + 1 && tracked_ != 0 &&
        here() == Place::kEvents) {
        place = Place::kEvent;
    }
    if (place == Place::kNone) return true;

    const bool is_array = c == '[';
    if (place == Place::kRoot && is_array) return refuse(PITH_NOT_A_RECORD, offset);
    if (is_captured(place)) {
        if (is_array || is_captured_string(place)) return refuse(PITH_UNSUPPORTED, offset);
        next_ = place;
        base_ = level_;
        return start(kObject, offset) && append(c);
    }
    // Elsewhere another type only means that this is not the container the path knows.
    if (is_array == (place == Place::kEvents)) {
        path_[tracked_] = place;
        seen_[tracked_] = 0;
        ++tracked_;
    }
    return true;
}

bool Capture::close() {
    if (mode_ == kObject && level_ == base_) {
        --level_;
        return complete();
    }
    if (on_path()) --tracked_;
    --level_;
    return true;
}

bool Capture::open_string(bool is_key, uint32_t offset) {
    if (mode_ == kObject) return append('"');
    if (is_key) {
        if (on_path()) {
            mode_ = kKey;
            start_ = offset;
        }
        return true;
    }
    if (next_ == Place::kRoot) return refuse(PITH_NOT_A_RECORD, offset);
    if (is_captured_string(next_)) return start(kString, offset);
    if (is_captured(next_)) return refuse(PITH_UNSUPPORTED, offset);
    next_ = Place::kNone;
    return true;
}

bool Capture::text(const uint8_t *run, size_t size) {
    if (size > size_t{PITH_SLICE_SIZE} - size_) {
        if (mode_ != kKey) return refuse(PITH_TOO_LARGE, start_);
        // Longer than every key on a path. What stands in the buffer is none of them either, as it
        // would have to be cut short to become one.
        size_ = PITH_SLICE_SIZE;
        return true;
    }
    memcpy(slice_ + size_, run, size);
    size_ = static_cast<uint16_t>(size_ + size);
    return true;
}

bool Capture::close_string() {
    if (mode_ == kObject) return append('"');
    if (mode_ == kString) return complete();
    if (mode_ == kKey) {
        mode_ = kSkip;
        Edge edge = find_member(here(), slice_, size_);
        size_ = 0;
        uint16_t &seen = seen_[tracked_ - 1];
        if ((seen & edge.bit) != 0) return refuse(PITH_AMBIGUOUS, start_);
        seen = static_cast<uint16_t>(seen | edge.bit);
        next_ = edge.place;
    }
    return true;
}

bool Capture::scalar(uint8_t c, uint32_t offset) {
    if (mode_ == kObject) return append(c);
    if (next_ == Place::kRoot) return refuse(PITH_NOT_A_RECORD, offset);
    if (is_captured(next_)) return refuse(PITH_UNSUPPORTED, offset);
    next_ = Place::kNone;
    return true;
}

bool Capture::start(Mode mode, uint32_t offset) {
    mode_ = mode;
    start_ = offset;
    size_ = 0;
    return true;
}

bool Capture::append(uint8_t c) {
    return text(&c, 1);
}

// Stops the scanner, so that the owner takes the value before the buffer is used again.
bool Capture::complete() {
    mode_ = kSkip;
    ready_ = next_;
    return false;
}

bool Capture::refuse(verdict why, uint32_t offset) {
    fault_ = why;
    start_ = offset;
    return false;
}

}  // namespace pith::json
