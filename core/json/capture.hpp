// SPDX-License-Identifier: MIT
// Picks the signed parts out of a document as it goes by: a sink of the scanner.
//
// It follows the known paths of json/paths.hpp on unescaped keys and copies each value that stands
// at one of them, an object or a string, into one buffer, in canonical spelling and without white
// space. When a value is whole it stops the scanner; its owner deals with it, calls release(), and
// feeds on. A member of a path that stands twice in its object, in any spelling, a captured value
// that does not fit, or one of another type is a fault, never silence.
//
// Keys are collected in the same buffer, which is free between two captured values.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "json/paths.hpp"
#include "json/scan.hpp"
#include "verdict.hpp"

namespace pith::json {

class Capture {
 public:
    void begin();

    // The value that is whole now, or kNone. Objects with their braces, strings without quotes.
    // With the fault PITH_TOO_LARGE: the value whose head is all that fits.
    Place ready() const { return ready_; }
    const uint8_t *slice() const { return slice_; }
    uint16_t size() const { return size_; }
    uint32_t start() const { return start_; }  // offset of its first byte, or of the fault
    uint8_t *scratch() { return slice_; }      // for who has no more use for the value
    void release();

    verdict fault() const { return fault_; }

    // The scanner's sink. The tests that nearly all bytes end at are here, to be inlined.
    bool punctuation(uint8_t c, uint32_t offset) {
        if (mode_ == kObject) return copy_punctuation(c);
        if (c == ',' || c == ':') return true;
        return c == '{' || c == '[' ? open(c, offset) : close();
    }
    bool open_string(bool is_key, uint32_t offset) {
        if (mode_ == kObject) return append('"');
        if (!is_key && next_ == Place::kNone) return true;
        return is_key ? open_key(offset) : open_value(offset);
    }
    bool close_string() { return mode_ == kSkip || end_string(); }
    bool scalar(uint8_t c, uint32_t offset) {
        if (mode_ == kObject) return append(c);
        return next_ == Place::kNone || refuse_scalar(offset);
    }
    bool text(const uint8_t *run, size_t size);
    bool wants_text() const { return mode_ != kSkip; }

 private:
    enum Mode : uint8_t { kSkip, kKey, kString, kObject };

    // Asked within the root only, which is on a path itself.
    bool on_path() const { return level_ == tracked_; }
    Place here() const { return path_[tracked_ - 1]; }
    bool open(uint8_t c, uint32_t offset) {
        ++level_;
        if (next_ == Place::kNone && !in_events()) return true;
        return open_wanted(c, offset);
    }
    bool close() {
        if (on_path()) --tracked_;
        --level_;
        return true;
    }
    bool open_key(uint32_t offset) {
        if (on_path()) begin_slice(kKey, offset);
        return true;
    }
    bool append(uint8_t c) {
        if (size_ == PITH_SLICE_SIZE) return overflow();
        slice_[size_++] = c;
        return true;
    }
    // An array's members stand under no key: only `events` has any on a path.
    bool in_events() const { return level_ == tracked_ + 1 && here() == Place::kEvents; }
    bool copy_punctuation(uint8_t c);
    bool open_wanted(uint8_t c, uint32_t offset);
    bool open_value(uint32_t offset);
    bool end_string();
    bool refuse_scalar(uint32_t offset);
    void begin_slice(Mode mode, uint32_t offset);
    bool complete();
    bool overflow();
    bool refuse(verdict why, uint32_t offset);

    uint32_t start_;
    verdict fault_;
    uint16_t seen_[kPathDepth];  // members met so far, by level of path_
    uint16_t size_;           // bytes in slice_; past PITH_SLICE_SIZE for a key that cannot match
    Place path_[kPathDepth];  // the containers open on a path, outermost first
    Place next_;              // what the value to come is, by its key
    Place ready_;
    Mode mode_;
    uint8_t level_;    // containers open
    uint8_t tracked_;  // of them on a path
    uint8_t base_;     // level at which the captured object stands
    uint8_t slice_[PITH_SLICE_SIZE];
};

// One copy of the inner loop, in capture.cpp.
extern template size_t Scanner::feed<Capture>(const uint8_t *, size_t, Capture &);

}  // namespace pith::json
