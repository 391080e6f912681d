// SPDX-License-Identifier: MIT
// Computes x^(2^252 - 3) in steps. Both the inverse (RFC 8032 5.1.1: x^(p-2)) and the square root
// (5.1.3: (p-5)/8 = 2^252 - 3) use this power.
//
// With x_n = x^(2^n - 1): x_2n = x_n^(2^n) x_n and x_(n+1) = x_n^2 x. The bits of 250 lead from x_1
// to x_250 as in double-and-add; then 2^252 - 3 = 4 (2^250 - 1) + 1. This takes 251 squarings, 13
// products, and two elements of memory besides x.
#pragma once

#include "field.hpp"

namespace pith::curve {

struct Power {
    uint8_t reached;    // n of x_n; 251 at the end
    uint8_t shift;      // 250 >> shift is the next n to reach
    uint8_t squarings;  // left before the next product
    uint8_t times_x;    // 1: the next product is with x; 0: with the saved x_n

    constexpr void begin(FieldElement &value, FieldElement &saved, const FieldElement &x) {
        value = x;
        saved = x;
        reached = 1;
        shift = 6;
        squarings = 1;
        times_x = 0;
    }

    constexpr bool done() const { return reached > 250; }

    // Does at most `most` squarings, and the next product if none are left before it. Returns true
    // at the end: after at least 13 steps for the 13 products, after 39 steps with most = 8.
    [[gnu::noinline]] constexpr bool step(FieldElement &value, FieldElement &saved,
                                          const FieldElement &x, uint32_t most) {
        const uint32_t times = squarings < most ? squarings : most;
        square_times(value, value, times);
        squarings = static_cast<uint8_t>(squarings - times);
        if (squarings != 0) return false;
        multiply(value, value, times_x != 0 ? x : saved);
        reached = static_cast<uint8_t>(times_x != 0 ? reached + 1 : 2 * reached);
        times_x = 0;
        if (reached != 250 >> shift) {
            squarings = 1;
            times_x = 1;
        } else if (shift != 0) {
            --shift;
            saved = value;
            squarings = reached;
        } else {
            squarings = 2;
            times_x = 1;
        }
        return done();
    }
};

// inverse = x^(p-2), from power = x^(2^252 - 3): p - 2 = 8 (2^252 - 3) + 3. Zero gives zero.
// inverse may alias power.
[[gnu::noinline]] constexpr void invert_from_power(FieldElement &inverse, const FieldElement &power,
                                                   const FieldElement &x) {
    square(inverse, power);
    square(inverse, inverse);
    multiply(inverse, inverse, x);
    square(inverse, inverse);
    multiply(inverse, inverse, x);
}

// Computes the whole power, at compile time and in tests.
constexpr FieldElement power_of(const FieldElement &x) {
    FieldElement value = {}, saved = {};
    Power power = {};
    power.begin(value, saved, x);
    while (!power.step(value, saved, x, 250)) {
    }
    return value;
}

constexpr FieldElement inverse_of(const FieldElement &x) {
    FieldElement inverse = power_of(x);
    invert_from_power(inverse, inverse, x);
    return inverse;
}

}  // namespace pith::curve
