// SPDX-License-Identifier: MIT
#include "hash/sha512.hpp"

#include <string.h>

#include "hash/kernel.hpp"

namespace pith::hash {

// The fractional parts of the square roots of the first eight primes.
const uint64_t kSha512Initial[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                    0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                    0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

void sha512_write(uint8_t digest[64], const uint64_t state[8]) {
    for (uint32_t i = 0; i < 64; ++i) {
        digest[i] = static_cast<uint8_t>(state[i / 8] >> (56 - 8 * (i % 8)));
    }
}

void Sha512::begin() {
    memcpy(state_, kSha512Initial, sizeof state_);
    size_ = 0;
}

void Sha512::update(const uint8_t *data, size_t size) {
    if (size == 0) return;  // data may be null then
    const uint32_t fill = static_cast<uint32_t>(size_ % kBlock);
    size_ += size;
    if (fill != 0) {
        const size_t take = size < kBlock - fill ? size : kBlock - fill;
        memcpy(block_ + fill, data, take);
        if (fill + take < kBlock) return;
        pith_sha512_compress(state_, block_, 1);
        data += take;
        size -= take;
    }
    const size_t whole = size / kBlock;
    if (whole != 0) pith_sha512_compress(state_, data, whole);
    if (size % kBlock != 0) memcpy(block_, data + whole * kBlock, size % kBlock);
}

void Sha512::finish(uint8_t digest[64]) {
    uint32_t fill = static_cast<uint32_t>(size_ % kBlock);
    block_[fill++] = 0x80;
    // The length takes the last 16 bytes; where they are not free, padding runs into a new block.
    if (fill > kBlock - 16) {
        memset(block_ + fill, 0, kBlock - fill);
        pith_sha512_compress(state_, block_, 1);
        fill = 0;
    }
    memset(block_ + fill, 0, kBlock - fill);
    // In bits, 128 of them: below 2^64 bytes the bit length fills 67.
    block_[kBlock - 9] = static_cast<uint8_t>(size_ >> 61);
    for (uint32_t i = 0; i < 8; ++i) {
        block_[kBlock - 1 - i] = static_cast<uint8_t>((size_ << 3) >> (8 * i));
    }
    pith_sha512_compress(state_, block_, 1);
    sha512_write(digest, state_);
}

}  // namespace pith::hash
