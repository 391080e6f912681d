// SPDX-License-Identifier: MIT
// A ring for firmware: C source, or the bytes of a pith_ring in flash.
#pragma once

#include <pith/ring.h>
#include <string>

namespace issue {

// Returns a C (or C++) file that defines `const pith_ring NAME`.
std::string ring_source(const pith_ring &ring, const std::string &name);

// Returns the bytes of a pith_ring as a 32-bit device stores them, with this program's limits
// PITH_RING_KEYS and PITH_KEY_ID_SIZE.
std::string ring_image(const pith_ring &ring, bool is_big_endian);

// Returns 32 bytes as the initializer of an array.
std::string c_array(const std::uint8_t bytes[32]);

// Returns true if the text is an identifier of C.
bool is_identifier(const std::string &name);

}  // namespace issue
