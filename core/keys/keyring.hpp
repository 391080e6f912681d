// SPDX-License-Identifier: MIT
// The keyring of the device. A document can only name a key.
#pragma once

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

}  // namespace pith::keys
