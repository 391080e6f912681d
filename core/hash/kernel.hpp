// SPDX-License-Identifier: MIT
// The seam of the hashes: compression functions, filled by port/ (or by a product's hash engine).
// Padding and lengths stay in core, where they are tested once.
//
// `block` holds the bytes of the message as they came. It is the function's to destroy: the message
// schedule grows in place (FIPS 180-4 6.1.3), so that no second copy stands on the stack.
#pragma once

#include <stdint.h>

extern "C" {
// Folds 64 bytes into `state` (FIPS 180-4 6.2.2).
void pith_sha256_compress(uint32_t state[8], uint32_t block[16]);
// Folds 128 bytes into `state` (FIPS 180-4 6.4.2), of whose 64-bit words each is two here, the low
// one first: so nothing in the library is aligned to 8.
void pith_sha512_compress(uint32_t state[16], uint32_t block[32]);
}
