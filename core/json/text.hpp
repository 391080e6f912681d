// SPDX-License-Identifier: MIT
// The canonical spelling of a string's characters: 34 of them are escaped, everything else is raw
// UTF-8 (what Python's json.dumps(ensure_ascii=False) writes). The spelling is injective, so two
// strings are equal exactly if their canonical bytes are.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::json {

inline constexpr size_t kMaxEncoded = 6;  // \u001f

// Spells one code point (a scalar value, never a surrogate); returns the number of bytes.
size_t encode_code_point(uint32_t code_point, uint8_t out[kMaxEncoded]);

// Reads one character of a string body that the scanner has accepted: raw UTF-8 or any escape, a
// surrogate pair as one. Advances `position` past it; never past `end`.
uint32_t read_code_point(const uint8_t *text, uint32_t &position, uint32_t end);

// The value of a hexadecimal digit of either case; 16 or more for any other byte.
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

// Whether `size` bytes are exactly this NUL-terminated word.
bool equals(const uint8_t *text, size_t size, const char *word);

// Reads the escape of a canonical string body at `position`: all of them encode ASCII. Advances
// `position` past it; never past `end`.
uint8_t read_escape(const uint8_t *body, uint32_t &position, uint32_t end);

// Whether a canonical string body, with its escapes resolved, is exactly these bytes.
bool says(const uint8_t *body, size_t size, const void *raw, size_t raw_size);

// Resolves the escapes of a canonical string body in place. Returns the new size, which is never
// larger.
uint32_t unescape_text(uint8_t *body, uint32_t size);

// What the letter of a two-character escape stands for (RFC 8259 section 7); 0 if it is none.
uint8_t unescape(uint8_t letter);

}  // namespace pith::json
