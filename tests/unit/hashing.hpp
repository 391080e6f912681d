// SPDX-License-Identifier: MIT
// Helpers for the tests of both hashes.
#pragma once

#include "check.hpp"
#include "hex.hpp"

namespace hashing {

inline const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

inline void fill(uint8_t *message, size_t size) {
    for (size_t i = 0; i < size; ++i) message[i] = static_cast<uint8_t>(i * 7 + 1);
}

template <size_t kSize>
bool digest_is(const uint8_t (&digest)[kSize], const char *hex) {
    return memcmp(digest, Hex<kSize>(hex).bytes, kSize) == 0;
}

// Hashes a message of at most one block, the most that one update keeps.
template <class Hash, size_t kBlock, size_t kDigest>
void expect_nothing_beside() {
    struct {
        uint32_t before;
        Hash hash;
        uint32_t behind;
    } place = {0xA5A5A5A5, {}, 0xA5A5A5A5};
    uint8_t message[kBlock], digest[kDigest];
    fill(message, sizeof message);
    for (size_t size = 0; size <= sizeof message; ++size) {
        place.hash.begin();
        place.hash.update(message, size);
        place.hash.finish(digest);
        EXPECT_EQ(place.before, 0xA5A5A5A5);
        EXPECT_EQ(place.behind, 0xA5A5A5A5);
    }
}

}  // namespace hashing
