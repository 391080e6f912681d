// SPDX-License-Identifier: MIT
// Base64 (RFC 4648 section 4), canonical form only: full padding, unused bits zero (section 3.5),
// no other character. Each byte string then has one text, so a signature has one text.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::codec {

// Decodes exactly `size` bytes. Returns false on any other text; `out` is then unspecified.
bool decode_base64(const uint8_t *text, size_t text_size, uint8_t *out, size_t size);

}  // namespace pith::codec
