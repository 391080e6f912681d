// SPDX-License-Identifier: MIT
// A ring of keys as a file: the `ring` object of PROTOCOL.md 4.9, and the revoked keys that left.
#pragma once

#include <pith/ring.h>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "json.hpp"
#include "key.hpp"

namespace issue {

using KeyBytes = std::array<std::uint8_t, 32>;

struct RingFile {
    pith_ring ring{};
    // Keys that were revoked in an earlier ring and are not in this one. Devices forget them
    // (PROTOCOL.md 11.9), so this list keeps them out.
    std::vector<KeyBytes> retired;
};

// Throws Trouble with the pointer, what was expected and what was found. `name` is for messages.
RingFile read_ring(const Json &value, const std::string &name);
RingFile read_ring_file(const std::string &file);

// Returns the object that is signed and installed.
Json ring_json(const pith_ring &ring);

// Returns the file, with `retired` if there are such keys.
std::string ring_text(const RingFile &file);

// Returns the signed digest (11.2).
Digest ring_digest(const pith_ring &ring);

// Throws Refusal unless the ring has 1 to 4 usable keys, of different ids and bytes, and windows
// that are not empty.
void require_ring(const pith_ring &ring);

// Returns the index of the key with this id, or PITH_RING_KEYS.
std::uint32_t find_key(const pith_ring &ring, const std::string &id);

PublicKey public_key(const pith_ring_key &key);

// Appends a key without bounds. Throws Refusal if the ring is full.
void add_key(pith_ring &ring, const PublicKey &key);

}  // namespace issue
