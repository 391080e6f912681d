// SPDX-License-Identifier: MIT
#pragma once

#include <pith/pith.hpp>

namespace host {

// Room for what a key is verified with.
struct alignas(void *) Comb {
    unsigned char bytes[PITH_COMB_SIZE(5)];
};

// Loads the key into `comb`, which must outlive its use. Throws UsageError unless it is the
// canonical encoding of a point of order L, so that a bad key is an error at start-up and not a
// verdict on every document.
void load(pith::Key &key, Comb &comb);

}  // namespace host
