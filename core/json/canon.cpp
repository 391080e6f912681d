// SPDX-License-Identifier: MIT
#include "json/canon.hpp"

#include "json/plain.hpp"

namespace pith::json {

uint8_t FueledText::peek(uint32_t position) {
    if (fuel_ == 0 || position >= size_) {
        fuel_ = 0;
        return 0;
    }
    --fuel_;
    return text_[position];
}

uint32_t FueledText::read_code_point(uint32_t &position) {
    peek(position);
    return json::read_code_point(text_, position, size_);
}

uint32_t FueledText::skip_space(uint32_t position) {
    for (;; ++position) {
        uint8_t c = position < size_ ? text_[position] : 0;
        if (c > ' ') return position;  // nearly always, at once
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return position;
        peek(position);
        if (empty()) return position;
    }
}

uint32_t FueledText::skip_raw(uint32_t position) {
    if (position >= size_) return position;  // only without fuel
    const uint8_t *const end = text_ + size_;
    const uint8_t *p = text_ + position;
    for (;; ++p) {
        p = skip_plain(p, end);
        if (p == end || *p < 0x80) break;
    }
    const uint32_t stop = static_cast<uint32_t>(p - text_);
    fuel_ -= stop - position < fuel_ ? stop - position : fuel_;
    return stop;
}

uint32_t FueledText::skip_string(uint32_t position) {
    for (++position;; position += 2) {
        position = skip_raw(position);
        if (peek(position) != '\\') return position + 1;
    }
}

uint32_t FueledText::skip_scalar(uint32_t position) {
    for (; position < size_; ++position) {
        uint8_t c = peek(position);
        bool is_part = c == '+' || c == '-' || c == '.' || (c >= '0' && c <= '9') ||
                       (c >= 'a' && c <= 'z') || c == 'E';
        if (!is_part) break;
    }
    return position;
}

// Inside a container only strings can hide a bracket, so counting the others finds its end.
uint32_t FueledText::skip_value(uint32_t position) {
    uint32_t depth = 0;
    for (;;) {
        uint8_t c = peek(position);
        if (c == '"') {
            position = skip_string(position);
        } else if (c == '{' || c == '[') {
            ++depth;
            ++position;
        } else if (c == '}' || c == ']') {
            if (depth != 0) --depth;
            ++position;
        } else if (depth == 0) {
            return skip_scalar(position);
        } else {
            ++position;
        }
        if (depth == 0 || empty()) return position;
    }
}

// Raw UTF-8 sorts like its code points, so equal bytes are passed over and the first two that
// differ decide, unless one begins an escape: then both stand at the start of a character, and it
// decides.
int FueledText::compare_keys(uint32_t a, uint32_t b) {
    ++a;
    ++b;
    for (;;) {
        uint8_t x = peek(a);
        uint8_t y = peek(b);
        if (x == 0 || y == 0) return -1;  // out of fuel
        bool x_ends = x == '"';
        bool y_ends = y == '"';
        if (x_ends || y_ends) return static_cast<int>(y_ends) - static_cast<int>(x_ends);
        if (x != '\\' && y != '\\') {
            if (x != y) return x < y ? -1 : 1;
            ++a;
            ++b;
            continue;
        }
        uint32_t c = json::read_code_point(text_, a, size_);
        uint32_t d = json::read_code_point(text_, b, size_);
        if (c != d) return c < d ? -1 : 1;
    }
}

bool FueledText::is_canonical_integer(uint32_t position, uint32_t end) {
    if (text_[position] == '0') return end - position == 1;
    if (text_[position] == '-') ++position;
    if (position == end || text_[position] == '0') return false;
    for (; position < end; ++position) {
        if (text_[position] < '0' || text_[position] > '9') return false;
    }
    return true;
}

}  // namespace pith::json
