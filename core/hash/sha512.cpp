// SPDX-License-Identifier: MIT
#include "hash/sha512.hpp"

#include <string.h>

#include "hash/compress.hpp"

namespace pith::hash {

// Fractional parts of the square roots of the first eight primes, low words first.
const uint32_t kSha512Initial[16] = {
    0xf3bcc908, 0x6a09e667, 0x84caa73b, 0xbb67ae85, 0xfe94f82b, 0x3c6ef372, 0x5f1d36f1, 0xa54ff53a,
    0xade682d1, 0x510e527f, 0x2b3e6c1f, 0x9b05688c, 0xfb41bd6b, 0x1f83d9ab, 0x137e2179, 0x5be0cd19};

void sha512_write(uint8_t digest[64], const uint32_t state[16]) {
    for (uint32_t i = 0; i < 16; ++i, digest += 4) {
        const uint32_t word = state[i ^ 1];  // most significant first: words 1, 0, 3, 2, ...
        digest[0] = static_cast<uint8_t>(word >> 24);
        digest[1] = static_cast<uint8_t>(word >> 16);
        digest[2] = static_cast<uint8_t>(word >> 8);
        digest[3] = static_cast<uint8_t>(word);
    }
}

void Sha512::begin() {
    memcpy(state_, kSha512Initial, sizeof state_);
    size_[0] = 0;
    size_[1] = 0;
}

void Sha512::update(const uint8_t *data, size_t size) {
    while (size != 0) {
        const size_t fill = size_[0] % kBlock;
        const size_t room = kBlock - fill;
        const size_t part = size < room ? size : room;
        memcpy(block_ + fill, data, part);
        const uint64_t sum = uint64_t{size_[0]} + part;
        size_[0] = static_cast<uint32_t>(sum);
        size_[1] += static_cast<uint32_t>(sum >> 32);
        data += part;
        size -= part;
        if (part == room) sha512_compress(state_, block_);
    }
}

void Sha512::finish(uint8_t digest[64]) {
    size_t fill = size_[0] % kBlock;
    uint8_t *const block = block_;
    block[fill++] = 0x80;
    // The length needs the last 16 bytes. If they are in use, padding continues in a new block.
    if (fill > kBlock - 16) {
        memset(block + fill, 0, kBlock - fill);
        sha512_compress(state_, block);
        fill = 0;
    }
    memset(block + fill, 0, kBlock - fill);
    // The length in bits has 67 bits: size_ has 64 and counts bytes.
    const uint32_t bits[3] = {size_[0] << 3, size_[1] << 3 | size_[0] >> 29, size_[1] >> 29};
    for (uint32_t i = 0; i < 9; ++i) {
        block[kBlock - 1 - i] = static_cast<uint8_t>(bits[i / 4] >> (8 * (i % 4)));
    }
    sha512_compress(state_, block);
    sha512_write(digest, state_);
}

}  // namespace pith::hash
