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
#include "verify/verdict.hpp"

namespace pith::json {

class Capture {
 public:
    void begin();

    // The value that is whole now, or kNone. Objects with their braces, strings without quotes.
    Place ready() const { return ready_; }
    const uint8_t *slice() const { return slice_; }
    uint16_t size() const { return size_; }
    uint32_t start() const { return start_; }  // offset in the document of its first byte
    void release();

    verdict fault() const { return fault_; }
    uint32_t fault_offset() const { return start_; }

    // The scanner's sink.
    bool punctuation(uint8_t c, uint32_t offset);
    bool open_string(bool is_key, uint32_t offset);
    bool text(const uint8_t *run, size_t size);
    bool close_string();
    bool scalar(uint8_t c, uint32_t offset);
    bool wants_text() const { return mode_ != kSkip; }

 private:
    enum Mode : uint8_t { kSkip, kKey, kString, kObject };

    bool on_path() const { return level_ != 0 && level_ == tracked_; }
    Place here() const { return path_[tracked_ - 1]; }
    bool open(uint8_t c, uint32_t offset);
    bool close();
    bool start(Mode mode, uint32_t offset);
    bool append(uint8_t c);
    bool complete();
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

}  // namespace pith::json
