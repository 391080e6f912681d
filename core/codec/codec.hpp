// SPDX-License-Identifier: MIT
// Text of bytes and numbers.
//
// A decoder accepts one text for each value, so signed text cannot change. It returns false for any
// other text; `out` is then unspecified. It may decode in place, with `out` equal to `text`.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::codec {

// Decodes exactly `size` bytes from 2 * size digits: lower-case hexadecimal.
bool decode_hex(const uint8_t *text, size_t text_size, uint8_t *out, size_t size);

// Decodes exactly `size` bytes of base64 (RFC 4648 section 4) in canonical form: full padding,
// unused bits zero (section 3.5), no other character.
bool decode_base64(const uint8_t *text, size_t text_size, uint8_t *out, size_t size);

// Base32 (RFC 4648 section 6), upper case: pith numbers encode the first bits of a digest. One
// character has 5 bits, most significant first. The text need not end on a byte boundary.
//
// Writes the first `count` characters of the text of `data`. `data` has at least 5 * count bits.
void encode_base32(const uint8_t *data, char *text, size_t count);
// Decodes `count` characters to (5 * count + 7) / 8 bytes and fills the last byte with zero bits.
bool decode_base32(const uint8_t *text, size_t count, uint8_t *out);

inline constexpr size_t kDecimalSize = 10;  // digits of 2^32 - 1

// Reads `size` digits, leading zeros included: the caller fixes the number of digits. False:
// another byte, or a value above 2^32 - 1.
bool read_digits(const uint8_t *text, size_t size, uint32_t &value);
// Reads a number in its one canonical form: 0, or no leading zero.
bool read_decimal(const uint8_t *text, size_t size, uint32_t &value);
// Writes the canonical form at the end of `out`. Returns its size.
size_t write_decimal(uint32_t value, uint8_t out[kDecimalSize]);

}  // namespace pith::codec
