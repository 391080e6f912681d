// SPDX-License-Identifier: MIT
// Decodes the 32 bytes of a public key to its coordinates (RFC 8032 5.1.3). Refuses y >= p, and
// x = 0, whose two points have order 1 and 2.
//
// x = u v^3 (u v^7)^((p-5)/8), u = y^2 - 1, v = d y^2 + 1. In three functions: the power has steps.
#pragma once

#include "point.hpp"
#include "power.hpp"

namespace pith::curve {

inline constexpr FieldElement kRootOfMinusOne = {{0x4a0ea0b0, 0xc4ee1b27, 0xad2fe478, 0x2f431806,
                                                  0x3dfbd7a7, 0x2b4d0099, 0x4fc1df0b, 0x2b832480}};

// Removes the sign of x from an encoding's words. Returns false unless y < p.
[[gnu::noinline]] constexpr bool take_y(FieldElement &y) {
    y.word[7] &= 0x7fffffff;
    FieldElement canonical = y;
    reduce(canonical);
    return same_words(canonical, y);
}

constexpr bool decode_y(FieldElement &y, const uint8_t bytes[32]) {
    read_words(y.word, bytes, 8);
    return take_y(y);
}

[[gnu::noinline]] constexpr void curve_fraction(FieldElement &u, FieldElement &v,
                                                const FieldElement &y) {
    square(v, y);
    subtract(u, v, kOne);
    multiply(v, v, kD);
    add(v, v, kOne);
}

// Sets base = u v^7, to be raised to 2^252 - 3. v is scratch memory.
[[gnu::noinline]] constexpr void root_base(FieldElement &base, FieldElement &v,
                                           const FieldElement &y) {
    FieldElement cube = {};
    curve_fraction(base, v, y);
    square(cube, v);
    multiply(cube, cube, v);
    square(cube, cube);
    multiply(cube, cube, v);
    multiply(base, base, cube);
}

// Makes x, a power (p + 3) / 8, the root of `wanted`. `check` is x^2 and is overwritten. If
// x^2 = -wanted, multiplies x by sqrt(-1). Returns false if `wanted` has no root.
[[gnu::noinline]] constexpr bool correct_root(FieldElement &x, FieldElement &check,
                                              const FieldElement &wanted) {
    if (equal(check, wanted)) return true;
    multiply(x, x, kRootOfMinusOne);
    add(check, check, wanted);
    return is_zero(check);
}

// Computes x, of the given parity, from power = (u v^7)^(2^252 - 3). Returns false if no point has
// this y, or if x is zero. x must not alias power.
[[gnu::noinline]] constexpr bool root_finish(FieldElement &x, const FieldElement &power,
                                             const FieldElement &y, uint32_t parity) {
    FieldElement u = {}, v = {};
    curve_fraction(u, v, y);
    square(x, v);
    multiply(x, x, v);
    multiply(x, x, power);
    multiply(x, x, u);
    multiply(v, v, x);
    multiply(v, v, x);
    if (!correct_root(x, v, u)) return false;
    reduce(x);
    if (same_words(x, kZero)) return false;
    if ((x.word[0] & 1) != parity) {
        subtract(x, kZero, x);
        reduce(x);
    }
    return true;
}

// Runs all three functions at once, at compile time and in tests.
constexpr bool decode_point(FieldElement &x, FieldElement &y, const uint8_t bytes[32]) {
    FieldElement base = {}, v = {};
    const bool canonical = decode_y(y, bytes);
    root_base(base, v, y);
    const FieldElement power = power_of(base);
    return root_finish(x, power, y, bytes[31] >> 7) && canonical;
}

}  // namespace pith::curve
