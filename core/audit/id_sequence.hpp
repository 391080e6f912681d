// SPDX-License-Identifier: MIT
// A list of event ids of any length, in constant memory: enough to tell whether two lists are the
// same, or the same but for the order.
#pragma once

#include <stdint.h>
#include <string.h>

#include "hash/sha256.hpp"

namespace pith::audit {

struct IdSequence {
    uint32_t count;
    uint8_t first[32];
    uint8_t rest[32];  // of all but the first: rest = SHA-256(rest | id), from zero
    uint32_t sum[8];   // of all, word by word: of any order the same

    void begin() { memset(this, 0, sizeof *this); }

    void add(const uint8_t id[32]) {
        if (count++ == 0) {
            memcpy(first, id, sizeof first);
        } else {
            chain(rest, id);
        }
        // The sum of hashes, not of ids: who chooses ids must not choose their sum.
        uint8_t mixed[32];
        hash::sha256(id, 32, mixed);
        for (size_t i = 0; i < 32; ++i) {
            sum[i / 4] += static_cast<uint32_t>(mixed[i]) << (i % 4 * 8);
        }
    }

    bool has_same_order(const IdSequence &other) const {
        return count == other.count && memcmp(first, other.first, sizeof first) == 0 &&
               memcmp(rest, other.rest, sizeof rest) == 0;
    }
    bool has_same_members(const IdSequence &other) const {
        return count == other.count && memcmp(sum, other.sum, sizeof sum) == 0;
    }

    static void chain(uint8_t link[32], const uint8_t id[32]) {
        hash::Sha256 hash;
        hash.begin();
        hash.update(link, 32);
        hash.update(id, 32);
        hash.finish(link);
    }
};

}  // namespace pith::audit
