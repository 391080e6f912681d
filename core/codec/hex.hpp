// SPDX-License-Identifier: MIT
// Lower-case hexadecimal: the only valid encoding of a digest in a Pith document.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::codec {

// Decodes exactly `size` bytes from 2 * size digits. Returns false, out unspecified, on other text.
bool decode_hex(const uint8_t *text, size_t text_size, uint8_t *out, size_t size);

}  // namespace pith::codec
