// SPDX-License-Identifier: MIT
// The canonical encoding of characters in a string: 34 of them are escaped, all others are raw
// UTF-8 (as Python's json.dumps(ensure_ascii=False)). Two strings are equal exactly if their
// canonical bytes are equal.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::json {

inline constexpr size_t kMaxEncoded = 6;  // \u001f

// Encodes one code point, never a surrogate. Returns the number of bytes.
size_t encode_code_point(uint32_t code_point, uint8_t out[kMaxEncoded]);

// Reads one character of a string body that the scanner accepted: raw UTF-8, an escape, or a pair
// of surrogate escapes. Advances `position` past it, never past `end`.
uint32_t read_code_point(const uint8_t *text, uint32_t &position, uint32_t end);

// Returns the value of a hexadecimal digit of either case; 16 or more for another byte.
uint32_t hex_value(uint8_t c);

constexpr bool is_high_surrogate(uint32_t unit) {
    return unit >> 10 == 0xD800 >> 10;
}
constexpr bool is_low_surrogate(uint32_t unit) {
    return unit >> 10 == 0xDC00 >> 10;
}
constexpr uint32_t combine_surrogates(uint32_t high, uint32_t low) {
    return 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF));
}

inline constexpr size_t kMaxEscape = 12;  // a surrogate pair

// Returns true if the text, which begins with a backslash, begins with one whole escape. Half a
// surrogate pair is not whole.
bool is_escape(const uint8_t *text, size_t size);

// Returns true if the bytes are exactly this NUL-terminated word.
bool equals(const uint8_t *text, size_t size, const char *word);

// Reads the escape of a canonical string body at `position`, always an ASCII character. Advances
// `position` past it, never past `end`.
uint8_t read_escape(const uint8_t *body, uint32_t &position, uint32_t end);

// Returns true if a canonical string body decodes to exactly these bytes.
bool says(const uint8_t *body, size_t size, const void *raw, size_t raw_size);

// Decodes a canonical string body in place. Returns the new size, which is never larger.
uint32_t unescape_text(uint8_t *body, uint32_t size);

// Returns the character of a two-character escape (RFC 8259 section 7); 0 if there is none.
uint8_t unescape(uint8_t letter);

}  // namespace pith::json
