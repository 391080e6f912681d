// SPDX-License-Identifier: MIT
// The digest of a title: SHA-256 of its lower-cased text.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "hash/sha256.hpp"

namespace pith::record {

// Returns false if the title is not ASCII: how the registry lower-cases other text is unknown.
bool digest_title(const uint8_t *title, size_t size, uint8_t digest[hash::Sha256::kDigestSize]);

}  // namespace pith::record
