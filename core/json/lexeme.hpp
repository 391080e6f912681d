// SPDX-License-Identifier: MIT
// Bounds of spaces, scalars and escapes (RFC 8259) in bytes that may be cut off anywhere.
#pragma once

#include "json/skip_plain.hpp"
#include "json/text.hpp"
#include "json/window.hpp"

namespace pith::json {

inline constexpr uint32_t kMaxEscape = 12;  // a surrogate pair

constexpr bool is_space(uint8_t c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Returns true for a byte that a number or literal may contain.
constexpr bool is_scalar(uint8_t c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' ||
           c == 'E';
}

// Returns the first quote or backslash from `from` on, or the end of the run.
inline uint32_t skip_unescaped(Run run, uint32_t from) {
    const uint8_t *p = run.data + from;
    const uint8_t *const end = run.data + run.size;
    for (;; ++p) {
        p = skip_plain(p, end);
        if (p == end || *p == '"' || *p == '\\') break;
    }
    return static_cast<uint32_t>(p - run.data);
}

// Returns true if the run begins with one whole escape. Half a surrogate pair is not whole.
bool is_escape(Run run);

}  // namespace pith::json
