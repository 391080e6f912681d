// SPDX-License-Identifier: MIT
// SHA-512 over a message that arrives in pieces (FIPS 180-4 6.4). The compression function is the
// port's; padding and the length are here.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::hash {

class Sha512 {
 public:
    void begin();
    void update(const uint8_t *data, size_t size);
    // Ends the message; begin() before the next one.
    void finish(uint8_t digest[64]);

 private:
    static constexpr uint32_t kBlock = 128;

    uint32_t state_[16];
    uint32_t size_[2];  // of the message so far in bytes, low word first; modulo 128 the fill
    alignas(uint32_t) uint8_t block_[kBlock];
};

// What begin() starts from (FIPS 180-4 5.3.5), for those who hash one block of their own.
extern const uint32_t kSha512Initial[16];

// The state as bytes, most significant first.
void sha512_write(uint8_t digest[64], const uint32_t state[16]);

}  // namespace pith::hash
