// SPDX-License-Identifier: MIT
// Checks SHA-256 and SHA-512 of messages of any length, and the Monte Carlo chain.
#include <string.h>

#include "hash/sha256.hpp"
#include "hash/sha512.hpp"
#include "rows.hpp"

namespace rows {
namespace {

// digest | message
template <class Hash, size_t kSize>
const char *judge_hash(Row &row) {
    uint8_t want[kSize], got[kSize];
    take(row, want, kSize);
    Hash hash;
    hash.begin();
    while (row.left != 0) {
        size_t size;
        const uint8_t *const data = piece(row, size);
        hash.update(data, size);
    }
    hash.finish(got);
    return memcmp(want, got, kSize) == 0 ? nullptr : "the digest";
}

// SHAVS 6.4, one checkpoint: seed | digest after 1,000 hashes of the last three digests.
template <class Hash, size_t kSize>
const char *judge_chain(Row &row) {
    uint8_t last[3][kSize], next[kSize], want[kSize];
    take(row, last[0], kSize);
    memcpy(last[1], last[0], kSize);
    memcpy(last[2], last[0], kSize);
    take(row, want, kSize);
    for (uint32_t i = 0; i < 1000; ++i) {
        Hash hash;
        hash.begin();
        hash.update(last[0], sizeof last);
        hash.finish(next);
        memmove(last[0], last[1], 2 * kSize);
        memcpy(last[2], next, kSize);
    }
    return memcmp(want, last[2], kSize) == 0 ? nullptr : "the checkpoint";
}

}  // namespace

const char *judge_sha256(Row &row) {
    return judge_hash<pith::hash::Sha256, 32>(row);
}

const char *judge_sha512(Row &row) {
    return judge_hash<pith::hash::Sha512, 64>(row);
}

const char *judge_sha256_chain(Row &row) {
    return judge_chain<pith::hash::Sha256, 32>(row);
}

const char *judge_sha512_chain(Row &row) {
    return judge_chain<pith::hash::Sha512, 64>(row);
}

}  // namespace rows
