// SPDX-License-Identifier: MIT
// Copies the signed parts of a document as it goes by, in any order of members. A sink of the
// scanner.
//
// It follows the table of the one pass and copies each wanted value, an object or a string, into
// one buffer, in canonical form. It stops the scanner after the value. The owner reads the value,
// calls release() and continues. A duplicate member, a wanted value that does not fit, or one of
// another type is a fault. The buffer also holds the current key.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "json/scan.hpp"
#include "schema/schema.hpp"
#include "schema/walker.hpp"

namespace pith::verify {

// The slice shares its memory with curve::Verification, which needs up to 496 bytes.
static_assert(
    PITH_SLICE_SIZE >= 576 && PITH_SLICE_SIZE <= UINT16_MAX,
    "PITH_SLICE_SIZE is 576 to 65535: sizes have 16 bits, and the curve needs the memory");

class Capture {
 public:
    using Row = schema::Row;

    void begin();

    // Returns the row of the complete value, or null. After PITH_TOO_LARGE: the row of the value of
    // which only the first bytes fit.
    const Row *ready() const {
        return ready_ == schema::kNoRow ? nullptr : &schema::kOnePass.rows[ready_];
    }
    // Return the value: an object with its braces, a string without its quotes.
    const uint8_t *slice() const { return slice_; }
    uint16_t size() const { return size_; }
    uint32_t start() const { return start_; }  // offset of its first byte, or of the fault
    uint8_t *scratch() { return slice_; }      // overwrites the value
    void release();

    verdict fault() const { return fault_; }

    // The scanner's sink. The frequent cases are here, to be inlined.
    bool punctuation(uint8_t c, uint32_t offset) {
        if (mode_ == kObject) return copy_punctuation(c);
        if (c == ',' || c == ':') return true;
        return c == '{' || c == '[' ? open(c, offset) : close();
    }
    bool open_string(bool is_key, uint32_t offset) {
        if (mode_ == kObject) return append('"');
        if (!is_key && !is_wanted()) return true;
        return is_key ? open_key(offset) : open_value(offset);
    }
    bool close_string() { return mode_ == kSkip || end_string(); }
    bool scalar(uint8_t c, uint32_t offset) {
        if (mode_ == kObject) return append(c);
        return !is_wanted() || refuse_scalar(offset);
    }
    bool text(const uint8_t *run, size_t size);
    bool wants_text() const { return mode_ != kSkip; }

 private:
    enum Mode : uint8_t { kSkip, kKey, kString, kObject };

    // The root, /state, current, record_created, payload.
    static constexpr size_t kLevels = 5;

    bool is_wanted() const { return walker_.row() != schema::kNoRow; }
    const Row &row() const { return schema::kOnePass.rows[walker_.row()]; }
    bool in_walk() const { return level_ == walker_.depth(); }  // within the root
    bool open(uint8_t c, uint32_t offset) {
        ++level_;
        if (!is_wanted() && !in_events()) return true;
        return open_wanted(c, offset);
    }
    bool close() {
        if (in_walk()) walker_.close();
        --level_;
        return true;
    }
    bool open_key(uint32_t offset) {
        if (in_walk()) begin_slice(kKey, offset);
        return true;
    }
    bool append(uint8_t c) {
        if (size_ == PITH_SLICE_SIZE) return overflow();
        slice_[size_++] = c;
        return true;
    }
    // `events` is the only array with wanted elements.
    bool in_events() const {
        return level_ == walker_.depth() + 1 && walker_.shape() == schema::Shape::kEvents;
    }
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
    schema::Walker<kLevels, uint16_t> walker_;
    uint16_t size_;  // bytes in slice_; PITH_SLICE_SIZE also for a longer key
    uint8_t ready_;
    Mode mode_;
    uint8_t level_;  // containers open
    uint8_t base_;   // level of the captured object
    uint8_t slice_[PITH_SLICE_SIZE];
};

}  // namespace pith::verify

namespace pith::json {
// One copy of the inner loop, in capture.cpp.
extern template size_t Scanner::feed<verify::Capture>(const uint8_t *, size_t, verify::Capture &);
}  // namespace pith::json
