// SPDX-License-Identifier: MIT
// The keyring of the device. A document can only name a key.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "verdict.hpp"

namespace pith::keys {

// public_key_fingerprint in documents: the first bytes of SHA-256(public key).
inline constexpr size_t kFingerprintSize = 16;

// Returns true if every key has an id of a bounded size and no id is duplicate.
bool is_usable(const pith_keyring &ring);

// Returns the key with this id, a canonical string body; or null.
const pith_key *find_key(const pith_keyring &ring, const uint8_t *id, size_t size);

bool has_fingerprint(const pith_key &key, const uint8_t fingerprint[kFingerprintSize]);

}  // namespace pith::keys
