// SPDX-License-Identifier: MIT
// Keys are the device's, never the document's: a document can only name one of them.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "verdict.hpp"

namespace pith::keys {

// What documents call public_key_fingerprint: the head of SHA-256(public key).
inline constexpr size_t kFingerprintSize = 16;

// Whether every key has an id of a bounded size, and no id stands twice.
bool is_usable(const pith_keyring &ring);

// The key whose id is this canonical string body, with its escapes resolved; or null.
const pith_key *find_key(const pith_keyring &ring, const uint8_t *id, size_t size);

bool has_fingerprint(const pith_key &key, const uint8_t fingerprint[kFingerprintSize]);

}  // namespace pith::keys
