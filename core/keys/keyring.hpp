// SPDX-License-Identifier: MIT
// Keys are the device's, never the document's: a document can only name one of them.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "verdict.hpp"

namespace pith::keys {

// Whether every key has an id of a bounded size, and no id stands twice.
bool is_usable(const pith_keyring &ring);

// The key whose id is this canonical string body, with its escapes resolved; or null.
const pith_key *find_key(const pith_keyring &ring, const uint8_t *id, size_t size);

// Compares what documents call public_key_fingerprint: the first 16 bytes of SHA-256(public key),
// in hex. PITH_PENDING: it is the key's; PITH_UNKNOWN_KEY: another; PITH_MALFORMED: no such hex.
verdict check_fingerprint(const pith_key &key, const uint8_t *text, size_t size);

}  // namespace pith::keys
