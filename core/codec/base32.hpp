// SPDX-License-Identifier: MIT
// Base32 of RFC 4648 section 6, upper case, as pith numbers spell the head of a digest: 5 bits a
// character, most significant first, of a length that need not end on a byte.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::codec {

// Writes the first `count` characters of the base32 text of `data`, which has 5 * count bits or
// more.
void encode_base32(const uint8_t *data, char *text, size_t count);

// The inverse: `count` characters to (5 * count + 7) / 8 bytes, the last one filled with zero bits.
// False, out unspecified, where a character is not of the alphabet.
bool decode_base32(const uint8_t *text, size_t count, uint8_t *out);

}  // namespace pith::codec
