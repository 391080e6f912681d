// SPDX-License-Identifier: MIT
// Checks that a point A = (x, y) of the curve, x not zero, has order L: as exact as [L]A = 0, at a
// sixth of the cost (Koshelev 2022, "Subgroup membership testing on elliptic curves via the Tate
// pairing"; Pornin 2022, "Point-Halving and Subgroup Membership in Twisted Edwards Curves").
//
// The group E is cyclic of order 8L, so A must be in 8E. p - 1 has only two factors 2, so a pairing
// with values in F_p detects only multiples of 4. So A is first halved in part.
//
// 1. With u = (1 + y) / (1 - y) and v = c u / x, c^2 = -a - 2, E is v^2 = u (u^2 + a u + 1),
//    a = 486662. Its only point of order 2 is (0, 0). The Tate pairing with (0, 0) is not
//    degenerate and equals u up to squares. So A is in 2E exactly if u is a square, which means
//    that 1 - y^2 = u (1 - y)^2 has a root r.
// 2. Doubling is E -> E' -> E by two isogenies of degree 2, E': V^2 = U (U - a - 2) (U - a + 2).
//    The second is u = (V / 2U)^2, v = V (a^2 - 4 - U^2) / 8U^2, with kernel T' = (0, 0) and O, so
//    its image of E'(F_p) is 2E. So A is the image of R = (a + 2u - 2v/w, 2Uw), where
//    w = (1 + y) / r is a root of u. With the other root -r, A is the image of R + T'.
// 3. So E'(F_p) modulo T' is cyclic of order 4L. A has order L exactly if R is in the subgroup of
//    index 4 that T' and the points of odd order generate.
// 4. Let S have order 4 on E', with 2S = (a + 2, 0) and tangent slope k - 2, k = -c sqrt(-1). Then
//    f = (V - (k - 2)(U - a - 2))^2 / (U - a - 2) has divisor 4S - 4O and leading coefficient 1.
//    So f(R)^((p-1)/4) is the Tate pairing of S and R, a homomorphism. The pairing is 1 for T' and
//    has order 4 on the rest of the 2-part, so its kernel is the subgroup of 3. (For the other
//    three S, this fails or gives the inverse.) subgroup_test.cpp repeats this computation.
// 5. Let s = c r, m = 2xy - s and n = m (2 (1 + y + r) + s sqrt(-1)) - s^2 x. Up to a fourth power,
//    f(R) is 2 (1 + y) n^2 / (x m).
//
// f is zero or infinite only at multiples of S, where A is O or has order 2 or 4. x = 0 is excluded
// before. For y = 0 and r = +-1, f is zero or not a fourth power, so the check refuses A.
#pragma once

#include "decode.hpp"

namespace pith::curve {

// c: the square root of -486664 that gives the slope above with kRootOfMinusOne.
inline constexpr FieldElement kRootOfMinusAMinusTwo = {{0xff457e06, 0xcc6e04aa, 0x4b7d1a82,
                                                        0xc5a1d3d1, 0x03fc4f7e, 0xd27b08dc,
                                                        0x60a006bb, 0x0f26edf4}};

// Sets base = 1 - y^2, to be raised to 2^252 - 3.
[[gnu::noinline]] constexpr void half_base(FieldElement &base, const FieldElement &y) {
    square(base, y);
    subtract(base, kOne, base);
}

// Computes r from base and its power. Returns false if A is not in 2E.
[[gnu::noinline]] constexpr bool half_finish(FieldElement &r, const FieldElement &power,
                                             const FieldElement &base) {
    multiply(r, power, base);
    FieldElement check = {};
    square(check, r);
    return correct_root(r, check, base);
}

// Sets f = f(R), to be raised to 2^252 - 3. f must not alias another argument.
[[gnu::noinline]] constexpr void order_base(FieldElement &f, const FieldElement &x,
                                            const FieldElement &y, const FieldElement &r) {
    FieldElement s = {}, m = {};
    multiply(s, r, kRootOfMinusAMinusTwo);
    multiply(m, x, y);
    add(m, m, m);
    subtract(m, m, s);
    multiply(f, s, kRootOfMinusOne);
    for (uint32_t i = 0; i < 2; ++i) {
        add(f, f, kOne);
        add(f, f, y);
        add(f, f, r);
    }
    multiply(f, f, m);
    square(s, s);
    multiply(s, s, x);
    subtract(f, f, s);  // n
    square(f, f);
    // 1 / (x m) and (x m)^3 differ by a fourth power.
    multiply(m, m, x);
    square(s, m);
    multiply(m, m, s);
    multiply(f, f, m);
    add(s, y, kOne);
    add(s, s, s);
    multiply(f, f, s);
}

// Returns true if f^((p-1)/4) = f power^2 is 1: (p - 1) / 4 = 2 (2^252 - 3) + 1. Overwrites power.
[[gnu::noinline]] constexpr bool order_finish(FieldElement &power, const FieldElement &f) {
    square(power, power);
    multiply(power, power, f);
    return equal(power, kOne);
}

// Runs the whole check in one call.
[[gnu::noinline]] constexpr bool has_order_l(const FieldElement &x, const FieldElement &y) {
    FieldElement base = {}, r = {};
    half_base(base, y);
    FieldElement power = power_of(base);
    if (!half_finish(r, power, base)) return false;
    order_base(base, x, y, r);
    power = power_of(base);
    return order_finish(power, base);
}

}  // namespace pith::curve
