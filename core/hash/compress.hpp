// SPDX-License-Identifier: MIT
// One block folded into a state: by the kernel on a device, in plain C++ when the compiler
// computes. The block is the message's bytes, at an address for words, and is lost.
#pragma once

#include "hash/compress_portable.hpp"
#include "hash/kernel.hpp"

namespace pith::hash {

// The compiler allows no second look at bytes as words, so its words are made one by one.
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
