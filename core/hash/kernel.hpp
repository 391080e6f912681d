// SPDX-License-Identifier: MIT
// The compression functions, which port/ defines (or a product's hash engine). Padding and lengths
// stay in core, where they are tested once.
//
// `block` holds the bytes of the message in their order. The functions overwrite the block with the
// message schedule (FIPS 180-4 6.1.3), so the stack needs no second copy.
#pragma once

#include <stdint.h>

extern "C" {
// Folds 64 bytes into `state` (FIPS 180-4 6.2.2).
void pith_sha256_compress(uint32_t state[8], uint32_t block[16]);
// Folds 128 bytes into `state` (FIPS 180-4 6.4.2). Two words of `state` make one 64-bit word, low
// word first, so no type in the library needs an alignment of 8.
void pith_sha512_compress(uint32_t state[16], uint32_t block[32]);
}
