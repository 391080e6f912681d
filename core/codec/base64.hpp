// SPDX-License-Identifier: MIT
// Base64 of RFC 4648 section 4, canonical form only: full padding, unused bits zero (section 3.5),
// no other character. Each byte string then has one spelling, so a signature has one text.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::codec {

// Decodes exactly `size` bytes. False, out unspecified, on any other text.
bool decode_base64(const uint8_t *text, size_t text_size, uint8_t *out, size_t size);

}  // namespace pith::codec
