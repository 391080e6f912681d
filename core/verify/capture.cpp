// SPDX-License-Identifier: MIT
#include "verify/capture.hpp"

#include <string.h>

namespace pith::verify {
namespace {

using schema::kNoRow;
using schema::kOnePass;
using schema::Shape;
using schema::Type;

constexpr uint8_t kRootRow = 0;

// Returns true for a value that is copied: a string or a whole object.
bool is_captured(const schema::Row &row) {
    return row.type == Type::kString || row.is(schema::kWhole);
}

}  // namespace

void Capture::begin() {
    start_ = 0;
    fault_ = PITH_PENDING;
    walker_.begin(kRootRow);
    size_ = 0;
    ready_ = kNoRow;
    mode_ = kSkip;
    level_ = 0;
    base_ = 0;
}

void Capture::release() {
    ready_ = kNoRow;
    walker_.set_row(kNoRow);
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

// Opens a container that has a row.
bool Capture::open_wanted(uint8_t c, uint32_t offset) {
    if (!is_wanted()) walker_.enter_element(kOnePass);
    const Row &wanted = row();
    const bool fits = schema::fits(wanted.type, c);
    if (is_captured(wanted)) {
        if (!fits) return refuse(PITH_UNSUPPORTED, offset);
        base_ = level_;
        begin_slice(kObject, offset);
        return append(c);
    }
    // A value of another type is not the container of the table. A root of another type is walked
    // without rows: end() judges it.
    if (fits) {
        walker_.open(wanted.shape);
    } else if (level_ == 1) {
        walker_.open(Shape::kNone);
    } else {
        walker_.set_row(kNoRow);
    }
    return true;
}

// Takes a string that has a row.
bool Capture::open_value(uint32_t offset) {
    if (row().type != Type::kString) return refuse_scalar(offset);
    begin_slice(kString, offset);
    return true;
}

bool Capture::refuse_scalar(uint32_t offset) {
    if (is_captured(row())) return refuse(PITH_UNSUPPORTED, offset);
    walker_.set_row(kNoRow);  // not the container in the table
    return true;
}

bool Capture::text(const uint8_t *run, size_t size) {
    if (size > size_t{PITH_SLICE_SIZE} - size_) {
        if (mode_ != kKey) return overflow();
        size_ = PITH_SLICE_SIZE;  // longer than any key of the table
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
    const verdict fault = walker_.enter(kOnePass, slice_, size_);
    size_ = 0;
    return fault == PITH_PENDING || refuse(fault, start_);
}

void Capture::begin_slice(Mode mode, uint32_t offset) {
    mode_ = mode;
    start_ = offset;
    size_ = 0;
}

// Stops the scanner: the owner must take the value before the buffer is reused.
bool Capture::complete() {
    mode_ = kSkip;
    ready_ = walker_.row();
    return false;
}

bool Capture::overflow() {
    ready_ = walker_.row();
    return refuse(PITH_TOO_LARGE, start_);
}

bool Capture::refuse(verdict why, uint32_t offset) {
    fault_ = why;
    start_ = offset;
    return false;
}

}  // namespace pith::verify

namespace pith::json {
template size_t Scanner::feed<verify::Capture>(const uint8_t *, size_t, verify::Capture &);
}
