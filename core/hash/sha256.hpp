// SPDX-License-Identifier: MIT
// SHA-256 of a stream (FIPS 180-4 6.2). 104 bytes, no heap; plain data.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::hash {

class Sha256 {
 public:
    static constexpr size_t kDigestSize = 32;

    void begin();
    void update(const uint8_t *data, size_t size);  // up to 2^32 - 1 bytes in all
    void finish(uint8_t digest[kDigestSize]);       // begin() again before the next message


 private:
    static constexpr size_t kBlockSize = 64;

    uint32_t state_[8];
    uint32_t length_;  // bytes so far; those since the last whole block stand in block_
    alignas(uint32_t) uint8_t block_[kBlockSize];
};

void sha256(const uint8_t *data, size_t size, uint8_t digest[Sha256::kDigestSize]);

}  // namespace pith::hash
