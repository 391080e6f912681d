// SPDX-License-Identifier: MIT
// Base32 (RFC 4648 section 6), upper case: pith numbers encode the first bits of a digest. One
// character has 5 bits, most significant first. The text need not end on a byte boundary.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::codec {

// Writes the first `count` characters of the text of `data`. `data` has at least 5 * count bits.
void encode_base32(const uint8_t *data, char *text, size_t count);

// Decodes `count` characters to (5 * count + 7) / 8 bytes and fills the last byte with zero bits.
// Returns false at a character outside the alphabet; `out` is then unspecified.
bool decode_base32(const uint8_t *text, size_t count, uint8_t *out);

}  // namespace pith::codec
