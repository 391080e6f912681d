// SPDX-License-Identifier: MIT
// A point, used in the place of a comb.
#pragma once

#include "field.hpp"

namespace pith::curve::small {

struct AffinePoint {
    Element x, y;
};

}  // namespace pith::curve::small

// pith_key::comb points to this: -A.
struct pith_comb {
    pith::curve::small::Affine minus_key;
};

namespace pith::curve::small {

// Fills `comb`; returns false if not canonical or not of order L. Takes about 500,000 instructions.
bool load(pith_comb &comb, const uint8_t bytes[32]);

}  // namespace pith::curve::small
