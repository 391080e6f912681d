// SPDX-License-Identifier: MIT
// The keyring of a ring. In a file of its own: it links the code for keys without a comb.
#include <pith/ring.h>
#include <string.h>

#include "curve/ed25519.hpp"
#include "keys/keyring.hpp"

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
        pith::curve::Plain::set(key);
    }
}
