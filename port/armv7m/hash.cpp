// SPDX-License-Identifier: MIT
// Passes core's constants to the rounds: assembly does not know their mangled name.
#include "hash/constants.hpp"
#include "hash/kernel.hpp"

extern "C" void pith_sha256_rounds(uint32_t *state, uint32_t *block, const uint64_t *constants);
extern "C" void pith_sha512_rounds(uint32_t *state, uint32_t *block, const uint64_t *constants);

extern "C" void pith_sha256_compress(uint32_t state[8], uint32_t block[16]) {
    pith_sha256_rounds(state, block, pith::hash::kRound);
}

extern "C" void pith_sha512_compress(uint32_t state[16], uint32_t block[32]) {
    pith_sha512_rounds(state, block, pith::hash::kRound);
}
