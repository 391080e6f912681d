// SPDX-License-Identifier: MIT
#include "keys/keyring.hpp"

#include <string.h>

#include "codec/hex.hpp"
#include "curve/comb.hpp"
#include "hash/sha256.hpp"
#include "json/text.hpp"

namespace pith::keys {
namespace {

// strlen() of an id, at most PITH_KEY_ID_SIZE + 1.
size_t id_size(const char *id) {
    size_t size = 0;
    while (size <= PITH_KEY_ID_SIZE && id[size] != '\0') ++size;
    return size;
}

}  // namespace

bool is_usable(const pith_keyring &ring) {
    if (ring.count != 0 && ring.keys == nullptr) return false;
    for (size_t i = 0; i < ring.count; ++i) {
        const char *id = ring.keys[i].id;
        if (id == nullptr) return false;
        const size_t size = id_size(id);
        if (size == 0 || size > PITH_KEY_ID_SIZE) return false;
        const pith_comb *comb = ring.keys[i].comb;
        if (comb != nullptr && !curve::is_usable(*comb)) return false;
        for (size_t j = 0; j < i; ++j) {
            if (json::equals(reinterpret_cast<const uint8_t *>(id), size, ring.keys[j].id)) {
                return false;
            }
        }
    }
    return true;
}

const pith_key *find_key(const pith_keyring &ring, const uint8_t *id, size_t size) {
    for (size_t i = 0; i < ring.count; ++i) {
        const char *known = ring.keys[i].id;
        if (json::says(id, size, known, id_size(known))) return &ring.keys[i];
    }
    return nullptr;
}

// The deepest call path passes here. To save stack, the hash is in this frame, and the stated bytes
// take the half of the digest that is not compared.
verdict check_fingerprint(const pith_key &key, const uint8_t *text, size_t size) {
    constexpr size_t kSize = hash::Sha256::kDigestSize / 2;
    hash::Sha256 hash;
    uint8_t digest[2 * kSize];
    hash.begin();
    hash.update(key.bytes, sizeof key.bytes);
    hash.finish(digest);
    if (!codec::decode_hex(text, size, digest + kSize, kSize)) return PITH_MALFORMED;
    return memcmp(digest, digest + kSize, kSize) == 0 ? PITH_PENDING : PITH_UNKNOWN_KEY;
}

}  // namespace pith::keys
