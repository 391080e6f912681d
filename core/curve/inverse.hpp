// SPDX-License-Identifier: MIT
// The inverse modulo p, in steps, by Lehmer's Euclid (Knuth 4.5.2): a fraction of what a power
// costs. Its time depends on the value, which is public.
#pragma once

#include "field.hpp"

namespace pith::curve {

// x and y are integers without a common divisor, and shrink until one of them is 0 and the other 1.
// u and w are not negative and p = u y + w x, so they grow no longer than p; of x = u z and y = w z
// modulo p one lacks a sign: x's where `sign` is 0, y's where it is 1.
struct Euclid {
    FieldElement &x, &y, &u, &w;
    uint8_t &sign;

    void begin();  // z is in y
    // One step at most, which costs less than a point operation. True when u is the inverse of z;
    // that of zero is zero.
    [[gnu::noinline]] bool step();

    // The product of x and y begins below 2^510 and loses 13 bits or more in two steps.
    static constexpr uint32_t kSteps = 80;
};

}  // namespace pith::curve
