// SPDX-License-Identifier: MIT
// Multiples of points by double-and-add, the reference for the faster methods.
#pragma once

#include "curve/point.hpp"
#include "curve/scalar.hpp"

namespace multiple {

using namespace pith::curve;

// p = [k](x, y)
inline void of_point(Point &p, const FieldElement &x, const FieldElement &y, const Scalar &k) {
    HalfNiels q;
    set_half_niels(q, x, y);
    set_identity(p);
    for (uint32_t i = 256; i-- != 0;) {
        double_point(p, KeepT::kYes);
        if ((k.word[i / 32] >> (i % 32) & 1) != 0) add_point(p, q, false, KeepT::kYes);
    }
}

// X = 0 alone also holds for the point of order 2 (CVE-2025-69277).
inline bool is_identity(const Point &p) {
    return is_zero(p.x) && equal(p.y, p.z);
}

}  // namespace multiple
