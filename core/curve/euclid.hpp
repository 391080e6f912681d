// SPDX-License-Identifier: MIT
// Lehmer's Euclid (Knuth 4.5.2) in steps. To the end it is an inverse modulo p, at a third of the
// cost of a power; half of it makes short scalars (half.hpp). Its time depends on the values, which
// are public.
//
// Callers stop after kSteps and check the result by a product. So they end whatever step() does,
// and a result that they use is right.
#pragma once

#include "field.hpp"

namespace pith::curve {

inline constexpr FieldElement kP = {{0xffffffed, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x7fffffff}};

// x and y start as a modulus and z, both below 2^255, and shrink with the same common divisors.
// u, w >= 0 and modulus = u y + w x, so u and w never exceed it. Modulo it: x = -u z and y = w z
// where `sign` is 0, and x = u z and y = -w z where `sign` is 1.
struct Euclid {
    FieldElement &x, &y, &u, &w;
    uint8_t &sign;

    // y holds z, which modulo p is below the modulus.
    void begin(const FieldElement &modulus);
    // Does one step, cheaper than a point operation. Returns true when y, the smaller number, has
    // at most `bits` bits. x is then above 2^(bits - 1), also if both were reduced at once.
    [[gnu::noinline]] bool step(uint32_t bits);
    // For the modulus p, after the last step to 0 bits: makes u the inverse of z. Returns true if u
    // z, computed in y, is 1.
    [[gnu::noinline]] bool finish_inverse(const FieldElement &z);

    // Bound: the product of x and y starts below 2^510 and loses at least 13 bits in two steps.
    static constexpr uint32_t kSteps = 80;
};

// Returns the number of bits without the zeros at the top.
uint32_t bits_of(const FieldElement &a);

}  // namespace pith::curve
