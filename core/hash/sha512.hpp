// SPDX-License-Identifier: MIT
// SHA-512 of a stream (FIPS 180-4 6.4). port/ defines the compression function; padding and the
// length are here.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::hash {

class Sha512 {
 public:
    void begin();
    void update(const uint8_t *data, size_t size);
    // Writes the digest. Call begin() before the next message.
    void finish(uint8_t digest[64]);

 private:
    static constexpr uint32_t kBlock = 128;

    uint32_t state_[16];
    uint32_t size_[2];  // message bytes so far, low word first; block_ holds size_ % 128 bytes
    alignas(uint32_t) uint8_t block_[kBlock];
};

// The initial state (FIPS 180-4 5.3.5), for callers that hash one block themselves.
extern const uint32_t kSha512Initial[16];

// Writes the state as bytes, most significant first.
void sha512_write(uint8_t digest[64], const uint32_t state[16]);

}  // namespace pith::hash
