// SPDX-License-Identifier: MIT
// What stands in a comb's place: a point alone.
#pragma once

#include "field.hpp"

namespace pith::curve::small {

struct Affine {
    Element x, y;
};

}  // namespace pith::curve::small

// What a pith_key's `comb` points to: -A.
struct pith_comb {
    pith::curve::small::Affine minus_key;
};

namespace pith::curve::small {

// Fills `comb`; false for a key that is not canonical or not of order L. Some 500,000 instructions.
bool load(pith_comb &comb, const uint8_t bytes[32]);

}  // namespace pith::curve::small
