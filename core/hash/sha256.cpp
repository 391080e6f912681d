// SPDX-License-Identifier: MIT
#include "hash/sha256.hpp"

#include <string.h>

#include "hash/compress.hpp"

namespace pith::hash {
namespace {

// FIPS 180-4 5.3.3.
constexpr uint32_t kInitial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

void store_be32(uint8_t *out, uint32_t word) {
    for (int i = 0; i < 4; ++i) out[i] = static_cast<uint8_t>(word >> (24 - 8 * i));
}

}  // namespace

void Sha256::begin() {
    memcpy(state_, kInitial, sizeof state_);
    length_ = 0;
}

void Sha256::update(const uint8_t *data, size_t size) {
    while (size != 0) {
        const size_t fill = length_ % kBlockSize;
        const size_t room = kBlockSize - fill;
        const size_t part = size < room ? size : room;
        memcpy(block_ + fill, data, part);
        length_ += static_cast<uint32_t>(part);
        data += part;
        size -= part;
        if (part == room) sha256_compress(state_, block_);
    }
}

// Pads (FIPS 180-4 5.1.1): a one bit, zeros, and the length in bits as a 64-bit big-endian number.
void Sha256::finish(uint8_t digest[kDigestSize]) {
    size_t fill = length_ % kBlockSize;
    uint8_t *const block = block_;
    block[fill++] = 0x80;
    if (fill > kBlockSize - 8) {
        memset(block + fill, 0, kBlockSize - fill);
        sha256_compress(state_, block);
        fill = 0;
    }
    memset(block + fill, 0, kBlockSize - fill);
    store_be32(block + 56, length_ >> 29);
    store_be32(block + 60, length_ << 3);
    sha256_compress(state_, block);
    for (int i = 0; i < 8; ++i) store_be32(digest + 4 * i, state_[i]);
}

void sha256(const uint8_t *data, size_t size, uint8_t digest[Sha256::kDigestSize]) {
    Sha256 hash;
    hash.begin();
    hash.update(data, size);
    hash.finish(digest);
}

}  // namespace pith::hash
