// SPDX-License-Identifier: MIT
#pragma once

#include <pith/pith.hpp>

namespace host {

// Memory for the comb of a key.
struct alignas(void *) Comb {
    unsigned char bytes[PITH_COMB_SIZE(5)];
};

// Builds the key's comb in `comb`, which must outlive the key. Throws UsageError unless the key is
// the canonical encoding of a point of order L: a bad key is an error at start-up, not a verdict.
void load(pith::Key &key, Comb &comb);

}  // namespace host
