// SPDX-License-Identifier: MIT
#include "keys/ring.hpp"

#include <string.h>

namespace pith::keys {
namespace {

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

void pith_ring_keyring(const pith_ring *ring, pith_key keys[PITH_RING_KEYS],
                       pith_keyring *keyring) {
    if (keyring == nullptr) return;
    *keyring = {keys, 0};
    if (ring == nullptr || keys == nullptr || !pith::keys::is_usable(*ring)) return;
    for (uint32_t i = 0; i < ring->count; ++i) {
        const pith_ring_key &from = ring->keys[i];
        if (from.revoked != 0) continue;
        pith_key &key = keys[keyring->count++];
        key.id = from.id;
        memcpy(key.bytes, from.bytes, sizeof key.bytes);
        key.comb = nullptr;
    }
}

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
