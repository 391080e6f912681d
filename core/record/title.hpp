// SPDX-License-Identifier: MIT
// Compares a title with its signed hash: SHA-256 of the lower-cased text.
#pragma once

#include <pith/pith.h>

#include "hash/sha256.hpp"

namespace pith::record {

// PITH_MATCH_CANNOT_TELL: the title is not ASCII. How the registry lower-cases other text is not
// known.
pith_match match_title(const uint8_t *title, size_t size,
                       const uint8_t signed_digest[hash::Sha256::kDigestSize]);

}  // namespace pith::record
