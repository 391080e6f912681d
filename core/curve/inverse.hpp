// SPDX-License-Identifier: MIT
// Computes an inverse modulo p in steps, by Lehmer's Euclid (Knuth 4.5.2), at a third of the cost
// of a power. Its time depends on the value, which is public.
//
// Callers stop after kSteps and use u only if finish() returns true. So they end whatever step()
// does, and a used inverse is one.
#pragma once

#include "field.hpp"

namespace pith::curve {

// x and y are coprime integers and shrink until one is 0 and the other 1. u, w >= 0 and
// p = u y + w x, so u and w never exceed p. Modulo p: x = -u z and y = w z where `sign` is 0, and
// x = u z and y = -w z where `sign` is 1.
struct Euclid {
    FieldElement &x, &y, &u, &w;
    uint8_t &sign;

    void begin();  // y holds z
    // Does one step, cheaper than a point operation. Returns true at the end.
    [[gnu::noinline]] bool step();
    // After the last step: multiplies u by z, in y. Returns true if u is the inverse of z.
    bool finish(const FieldElement &z);

    // Bound: the product of x and y starts below 2^510 and loses at least 13 bits in two steps.
    static constexpr uint32_t kSteps = 80;
};

}  // namespace pith::curve
