// SPDX-License-Identifier: MIT
#include "keys/keyring.hpp"

#include <string.h>

#include "codec/codec.hpp"
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

bool same_id(const char *a, const char *b) {
    for (size_t i = 0; i <= PITH_KEY_ID_SIZE; ++i) {
        if (a[i] != b[i]) return false;
        if (a[i] == '\0') return true;
    }
    return false;
}

bool same_bytes(const uint8_t a[32], const uint8_t b[32]) {
    return memcmp(a, b, 32) == 0;
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
        if (comb != nullptr && !curve::is_usable(*comb) && !curve::is_checked_point(*comb)) {
            return false;
        }
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

// ---- rings

bool is_usable(const pith_ring &ring) {
    if (ring.count == 0 || ring.count > PITH_RING_KEYS) return false;
    for (uint32_t i = 0; i < ring.count; ++i) {
        const char *id = ring.keys[i].id;
        if (id[0] == '\0' || !same_id(id, id)) return false;  // empty, or no NUL
    }
    return true;
}

bool has_duplicates(const pith_ring &ring) {
    for (uint32_t i = 0; i < ring.count; ++i) {
        for (uint32_t j = 0; j < i; ++j) {
            const pith_ring_key &a = ring.keys[i], &b = ring.keys[j];
            if (same_id(a.id, b.id) || same_bytes(a.bytes, b.bytes)) return true;
        }
    }
    return false;
}

uint32_t find_key(const pith_ring &ring, const char *id) {
    for (uint32_t i = 0; i < ring.count; ++i) {
        if (same_id(ring.keys[i].id, id)) return i;
    }
    return PITH_RING_KEYS;
}

pith_validity validity(const pith_ring_key &key, uint32_t time) {
    if (key.revoked != 0) return PITH_KEY_INVALID;
    if (key.not_before == 0 && key.not_after == 0) return PITH_KEY_VALID;
    if (time == PITH_TIME_NONE) return PITH_KEY_CANNOT_TELL;
    const bool is_within = time >= key.not_before && (key.not_after == 0 || time <= key.not_after);
    return is_within ? PITH_KEY_VALID : PITH_KEY_INVALID;
}

}  // namespace pith::keys

pith_validity pith_ring_key_valid(const pith_ring *ring, const pith_key *key, uint32_t time) {
    using namespace pith::keys;
    if (ring == nullptr || key == nullptr || key->id == nullptr || !is_usable(*ring)) {
        return PITH_KEY_INVALID;
    }
    const uint32_t i = find_key(*ring, key->id);
    if (i == PITH_RING_KEYS || !same_bytes(ring->keys[i].bytes, key->bytes)) {
        return PITH_KEY_INVALID;
    }
    return validity(ring->keys[i], time);
}
