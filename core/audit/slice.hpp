// SPDX-License-Identifier: MIT
// The current value: its row, its place, and the number of canonical bytes kept for its check.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "schema/schema.hpp"

namespace pith::audit {

// Plain data. The owner has the memory, PITH_SLICE_SIZE bytes.
struct Slice {
    enum class Mode : uint8_t { kNone, kString, kScalar, kWhole };
    // The form of the current number so far.
    enum class Number : uint8_t { kNone, kInteger, kMinus, kMinusZero, kOther };

    const schema::Row *row;  // null: not read
    uint32_t place;
    uint16_t size;
    Mode mode;
    Number number;
    uint8_t first;        // byte of the value
    uint8_t whole_depth;  // around the object that is copied whole
    schema::Rule whole_rule;
    bool is_overflown;
    bool in_key;
    bool in_scalar;

    bool is_whole() const { return mode == Mode::kWhole; }
    bool is_count() const { return number == Number::kInteger && first != '-'; }

    void begin(Mode wanted) {
        mode = wanted;
        size = 0;
        is_overflown = false;
    }
    void append(uint8_t *bytes, const uint8_t *run, size_t length) {
        if (length > size_t{PITH_SLICE_SIZE} - size) {
            is_overflown = true;
            length = size_t{PITH_SLICE_SIZE} - size;
        }
        memcpy(bytes + size, run, length);
        size = static_cast<uint16_t>(size + length);
    }

    // Finds integers: the scanner accepts 0, or [1-9] and digits, perhaps after a minus.
    void begin_number(uint8_t c) {
        number = c == '-'               ? Number::kMinus
                 : c >= '0' && c <= '9' ? Number::kInteger
                                        : Number::kNone;
    }
    void add_to_number(uint8_t c) {
        const bool is_digit = c >= '0' && c <= '9';
        switch (number) {
            case Number::kNone: return;
            case Number::kMinus: number = c == '0' ? Number::kMinusZero : Number::kInteger; return;
            default: number = is_digit ? number : Number::kOther;
        }
    }
};

}  // namespace pith::audit
