// SPDX-License-Identifier: MIT
// Folds one block into a state: by the kernel on a device, in plain C++ at compile time. The block
// holds the message's bytes, aligned for words; its contents are destroyed.
#pragma once

#include "hash/compress_portable.hpp"
#include "hash/kernel.hpp"

namespace pith::hash {

// Converts each word: a constant expression cannot read bytes as words.
template <class Hash, uint32_t kWords>
constexpr void compress_at_compile_time(uint32_t *state, const uint8_t *block) {
    uint32_t ring[kWords] = {};
    for (uint32_t i = 0; i < 4 * kWords; ++i) ring[i / 4] = ring[i / 4] << 8 | block[i];
    portable::compress<Hash>(state, ring);
}

constexpr void sha256_compress(uint32_t state[8], uint8_t block[64]) {
    if (__builtin_is_constant_evaluated()) {
        compress_at_compile_time<portable::Narrow, 16>(state, block);
    } else {
        pith_sha256_compress(state, static_cast<uint32_t *>(static_cast<void *>(block)));
    }
}

constexpr void sha512_compress(uint32_t state[16], uint8_t block[128]) {
    if (__builtin_is_constant_evaluated()) {
        compress_at_compile_time<portable::Wide, 32>(state, block);
    } else {
        pith_sha512_compress(state, static_cast<uint32_t *>(static_cast<void *>(block)));
    }
}

}  // namespace pith::hash
