// SPDX-License-Identifier: MIT
// Lists of event ids of any length, in constant memory. They show if two lists are equal, or equal
// except for the order.
#pragma once

#include <stdint.h>
#include <string.h>

#include "hash/sha256.hpp"

namespace pith::audit {

inline constexpr size_t kIdSize = 32;

// link = SHA-256(link | id).
inline void chain_id(uint8_t link[kIdSize], const uint8_t id[kIdSize]) {
    hash::Sha256 hash;
    hash.begin();
    hash.update(link, kIdSize);
    hash.update(id, kIdSize);
    hash.finish(link);
}

// Plain data; all zero is an empty list.
struct IdList {
    uint32_t count;
    uint8_t first[kIdSize];
    uint8_t rest[kIdSize];  // a chain of all but the first, from zero

    void add(const uint8_t id[kIdSize]) {
        if (count++ == 0) {
            memcpy(first, id, sizeof first);
        } else {
            chain_id(rest, id);
        }
    }
    bool is(const uint8_t its_first[kIdSize], const uint8_t its_rest[kIdSize]) const {
        return memcmp(first, its_first, sizeof first) == 0 &&
               memcmp(rest, its_rest, sizeof rest) == 0;
    }
};

// The difference of two lists: zero if they have the same ids in any order.
struct IdBalance {
    uint32_t sum[8];

    // Adds hashes of ids: an attacker who chooses ids must not choose their sum.
    void add(const uint8_t id[kIdSize], bool is_second) {
        uint8_t mixed[kIdSize];
        hash::sha256(id, kIdSize, mixed);
        for (size_t i = 0; i < kIdSize; ++i) {
            const uint32_t part = static_cast<uint32_t>(mixed[i]) << (i % 4 * 8);
            sum[i / 4] += is_second ? 0 - part : part;
        }
    }
    bool is_zero() const {
        uint32_t any = 0;
        for (uint32_t word : sum) any |= word;
        return any == 0;
    }
};

}  // namespace pith::audit
