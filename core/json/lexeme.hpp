// SPDX-License-Identifier: MIT
// Bounds of what JSON is made of (RFC 8259), within a run of bytes that may be cut off anywhere.
#pragma once

#include "json/skip_plain.hpp"
#include "json/text.hpp"
#include "json/window.hpp"

namespace pith::json {

inline constexpr uint32_t kMaxEscape = 12;  // a surrogate pair

constexpr bool is_space(uint8_t c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// A byte of some number or literal; not that they are well spelled.
constexpr bool is_scalar(uint8_t c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' ||
           c == 'E';
}

// The first quote or backslash at or behind `from`, or the run's end.
inline uint32_t skip_unescaped(Run run, uint32_t from) {
    const uint8_t *p = run.data + from;
    const uint8_t *const end = run.data + run.size;
    for (;; ++p) {
        p = skip_plain(p, end);
        if (p == end || *p == '"' || *p == '\\') break;
    }
    return static_cast<uint32_t>(p - run.data);
}

// Whether one whole escape stands at the run's start, where a backslash does; half a surrogate pair
// is none.
bool is_escape(Run run);

}  // namespace pith::json
