// SPDX-License-Identifier: MIT
// What holds of a ring in force. All of it is the caller's memory, and is not taken for granted.
#pragma once

#include <pith/ring.h>
#include <stddef.h>
#include <stdint.h>

namespace pith::keys {

// Whether it has one to PITH_RING_KEYS keys, each with an id.
bool is_usable(const pith_ring &ring);

// Whether two of its keys have the same id or the same bytes: by another name a revoked key would
// be none.
bool has_duplicates(const pith_ring &ring);

// The index of the key with this id, or PITH_RING_KEYS.
uint32_t find_key(const pith_ring &ring, const char *id);

// At a time, or PITH_TIME_NONE.
pith_validity validity(const pith_ring_key &key, uint32_t time);

}  // namespace pith::keys
