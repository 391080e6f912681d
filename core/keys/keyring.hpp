// SPDX-License-Identifier: MIT
// The keyring of the device, and the ring: a keyring with validity and revocation. A document can
// only name a key.
#pragma once

#include <pith/ring.h>
#include <stddef.h>
#include <stdint.h>

#include "verdict.hpp"

namespace pith::keys {

// Returns true if every key has an id of a bounded size, no id is duplicate, and every comb is one.
bool is_usable(const pith_keyring &ring);

// Returns the key with this id, a canonical string body; or null.
const pith_key *find_key(const pith_keyring &ring, const uint8_t *id, size_t size);

// Compares public_key_fingerprint: the first 16 bytes of SHA-256(public key), in hex. Returns
// PITH_PENDING: equal; PITH_UNKNOWN_KEY: another; PITH_MALFORMED: not lower-case hex.
verdict check_fingerprint(const pith_key &key, const uint8_t *text, size_t size);

// ---- a ring, which is memory of the caller

// Returns true if it has 1 to PITH_RING_KEYS keys, each with an id.
bool is_usable(const pith_ring &ring);

// Returns true if two keys have the same id or bytes. Under another id a revoked key would be
// valid.
bool has_duplicates(const pith_ring &ring);

// Returns the index of the key with this id, or PITH_RING_KEYS.
uint32_t find_key(const pith_ring &ring, const char *id);

// Returns the validity at a time, or without one at PITH_TIME_NONE.
pith_validity validity(const pith_ring_key &key, uint32_t time);

}  // namespace pith::keys
