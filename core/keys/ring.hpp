// SPDX-License-Identifier: MIT
// Checks of a ring, which is memory of the caller.
#pragma once

#include <pith/ring.h>
#include <stddef.h>
#include <stdint.h>

namespace pith::keys {

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
