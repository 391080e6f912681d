// SPDX-License-Identifier: MIT
// SHA-256 of a stream (FIPS 180-4 6.2). 104 bytes of plain data; no heap.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::hash {

class Sha256 {
 public:
    static constexpr size_t kDigestSize = 32;

    void begin();
    void update(const uint8_t *data, size_t size);  // at most 2^32 - 1 bytes in total
    void finish(uint8_t digest[kDigestSize]);       // call begin() before the next message

 private:
    static constexpr size_t kBlockSize = 64;

    uint32_t state_[8];
    uint32_t length_;  // bytes so far; block_ holds those after the last complete block
    alignas(uint32_t) uint8_t block_[kBlockSize];
};

void sha256(const uint8_t *data, size_t size, uint8_t digest[Sha256::kDigestSize]);

}  // namespace pith::hash
