// SPDX-License-Identifier: MIT
// The seam of the hashes: compression functions, filled by port/ (or by a product's hash engine).
// Padding and lengths stay in core, where they are tested once.
#pragma once

#include <stddef.h>
#include <stdint.h>

extern "C" {
// Folds `count` 64-byte blocks into `state` (FIPS 180-4 6.2.2). `blocks` has any alignment.
void pith_sha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count);
// Folds `count` 128-byte blocks into `state` (FIPS 180-4 6.4.2). `blocks` has any alignment.
void pith_sha512_compress(uint64_t state[8], const uint8_t *blocks, size_t count);
}
