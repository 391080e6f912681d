// SPDX-License-Identifier: MIT
// Whether a point A = (x, y) of the curve, x not zero, has order L: as exact as [L]A = 0, at a
// sixth of its cost. (Of the ideas: Koshelev 2022, "Subgroup membership testing on elliptic curves
// via the Tate pairing"; Pornin 2022, "Point-Halving and Subgroup Membership in Twisted Edwards
// Curves".)
//
// The group E is cyclic of order 8L, so A is to be in 8E. p - 1 has but two factors 2: a pairing
// with values in F_p tells multiples of 4 only, and so A is halved in part first.
//
// 1. With u = (1 + y) / (1 - y) and v = c u / x, c^2 = -a - 2, E is v^2 = u (u^2 + a u + 1),
//    a = 486662. Its one point of order 2 is (0, 0), and the Tate pairing with that, which is not
//    degenerate, is u up to squares: A is in 2E exactly if u is a square, that is if
//    1 - y^2 = u (1 - y)^2 is some r^2.
// 2. Doubling is E -> E' -> E by two isogenies of degree 2, E': V^2 = U (U - a - 2) (U - a + 2).
//    The second is u = (V / 2U)^2, v = V (a^2 - 4 - U^2) / 8U^2. It takes E'(F_p) onto 2E, for its
//    kernel is T' = (0, 0) and O. So A is the image of R = (a + 2u - 2v/w, 2Uw), w = (1 + y) / r
//    being a root of u; with the other r it is that of R + T'.
// 3. So E'(F_p) modulo T' is cyclic of order 4L, and A has order L exactly if R is in the subgroup
//    that the points of odd order and T' make. It has index 4.
// 4. With a point S of order 4 on E', 2S = (a + 2, 0), slope of the tangent k - 2 where
//    k = -c sqrt(-1), f = (V - (k - 2)(U - a - 2))^2 / (U - a - 2) has the divisor 4S - 4O and
//    leading coefficient 1. So f(R)^((p-1)/4) is the Tate pairing of S and R, a homomorphism. It is
//    1 for T' and of order 4 on the rest of the 2-part (with the other three S it is not, or it is
//    the inverse): its kernel is the subgroup of 3. That was computed, and subgroup_test.cpp
//    repeats it.
// 5. With s = c r, m = 2xy - s and n = m (2 (1 + y + r) + s sqrt(-1)) - s^2 x, up to a fourth power
//    f(R) is 2 (1 + y) n^2 / (x m).
//
// f is zero or infinite at multiples of S alone. There A is O or has order 2 or 4: x = 0 is
// excluded, and for y = 0 and r = +-1 it comes out as zero or as no fourth power, which is refused.
#pragma once

#include "decode.hpp"

namespace pith::curve {

// c, the square root of -486664 for which the slope above is right with kRootOfMinusOne.
inline constexpr FieldElement kRootOfMinusAMinusTwo = {{0xff457e06, 0xcc6e04aa, 0x4b7d1a82,
                                                        0xc5a1d3d1, 0x03fc4f7e, 0xd27b08dc,
                                                        0x60a006bb, 0x0f26edf4}};

// 1 - y^2, to be raised to 2^252 - 3.
[[gnu::noinline]] constexpr void half_base(FieldElement &base, const FieldElement &y) {
    square(base, y);
    subtract(base, kOne, base);
}

// r from base and its power; base is lost. False if A is no double.
[[gnu::noinline]] constexpr bool half_finish(FieldElement &r, const FieldElement &power,
                                             const FieldElement &base) {
    multiply(r, power, base);
    FieldElement check = {};
    square(check, r);
    return correct_root(r, check, base);
}

// f(R), to be raised to 2^252 - 3. f is none of the other places.
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

// f^((p-1)/4) = f power^2, for (p - 1) / 4 = 2 (2^252 - 3) + 1. Is it 1? power is lost.
[[gnu::noinline]] constexpr bool order_finish(FieldElement &power, const FieldElement &f) {
    square(power, power);
    multiply(power, power, f);
    return equal(power, kOne);
}

// At a stretch.
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
