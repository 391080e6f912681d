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
    pith::curve::small::AffinePoint minus_key;
};

namespace pith::curve {
// No content of this memory leads out of an array.
constexpr bool is_usable(const pith_comb &) {
    return true;
}
constexpr bool is_checked_point(const pith_comb &) {
    return false;  // the same as a comb here
}
}  // namespace pith::curve

namespace pith::curve::small {

// Fills `comb`; returns false if not canonical or not of order L. Takes about 500,000 instructions.
bool load(pith_comb &comb, const uint8_t bytes[32]);

}  // namespace pith::curve::small
