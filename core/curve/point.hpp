// SPDX-License-Identifier: MIT
// Points of -x^2 + y^2 = 1 + d x^2 y^2 (RFC 8032 5.1) in extended coordinates x = X/Z, y = Y/Z,
// xy = T/Z (Hisil, Wong, Carter, Dawson 2008). -1 is a square modulo p and d is not, so the
// addition law has no exceptions: it also doubles and adds the identity.
//
// Compile time and the portable kernel use the functions in namespace portable. They need one
// element of memory besides the point's four; other kernels may work in another way.
#pragma once

#include "field.hpp"

namespace pith::curve {

inline constexpr FieldElement kD = {{0x135978a3, 0x75eb4dca, 0x4141d8ab, 0x00700a4d, 0x7779e898,
                                     0x8cc74079, 0x2b6ffe73, 0x52036cee}};

struct Point {
    FieldElement x, y, z, t;
};

// An affine point as an operand, ((y+x)/2, (y-x)/2, dxy). The halves save doubling Z in every
// addition. To negate a point, exchange the first two and negate the third.
struct HalfNiels {
    FieldElement half_sum, half_difference, product;
};

// kYes if the next operation reads T: only an addition reads T.
enum class KeepT : uint8_t { kNo, kYes };

constexpr void set_identity(Point &p) {
    p.x = kZero;
    p.y = kOne;
    p.z = kOne;
    p.t = kZero;
}

namespace portable {

// p = 2p: 5 products and 3 squarings. Does not read T.
// With A = X^2, B = Y^2, E = 2XY, G = B - A, H = A + B, F = 2Z^2 - G: (EF : GH : FG : EH).
[[gnu::noinline]] constexpr void double_point(Point &p, KeepT keep_t) {
    multiply(p.t, p.x, p.y);
    square(p.x, p.x);
    square(p.y, p.y);
    square(p.z, p.z);
    difference_sum(p.x, p.y);  // G, H
    add(p.t, p.t, p.t);        // E
    add(p.z, p.z, p.z);
    subtract(p.z, p.z, p.x);  // F
    FieldElement ef = {};
    multiply(ef, p.t, p.z);
    multiply(p.z, p.z, p.x);
    if (keep_t == KeepT::kYes) multiply(p.t, p.t, p.y);
    multiply(p.y, p.y, p.x);
    p.x = ef;
}

// p += q, or p -= q: 7 products, 6 without T.
// With A = (Y-X)(y-x)/2, B = (Y+X)(y+x)/2, C = T dxy, E = B - A, H = B + A, F = Z - C, G = Z + C:
// (EF : GH : FG : EH).
[[gnu::noinline]] constexpr void add_point(Point &p, const HalfNiels &q, bool negative,
                                           KeepT keep_t) {
    difference_sum(p.x, p.y);
    multiply(p.x, p.x, negative ? q.half_sum : q.half_difference);
    multiply(p.y, p.y, negative ? q.half_difference : q.half_sum);
    multiply(p.t, p.t, q.product);
    difference_sum(p.x, p.y);  // E, H
    difference_sum(p.t, p.z);  // F, G; exchanged for -q
    FieldElement &f = negative ? p.z : p.t;
    FieldElement &g = negative ? p.t : p.z;
    FieldElement eh = {};
    multiply(eh, p.x, p.y);
    multiply(p.x, p.x, f);
    multiply(p.y, p.y, g);
    multiply(p.z, p.t, p.z);
    if (keep_t == KeepT::kYes) p.t = eh;
}

}  // namespace portable

// p = 2^times p, times not 0. T is valid afterwards only with KeepT::kYes.
constexpr void double_times(Point &p, KeepT keep_t, uint32_t times) {
    if (__builtin_is_constant_evaluated()) {
        for (uint32_t i = 0; i < times; ++i) portable::double_point(p, keep_t);
    } else {
        pith_point_double(p.x.word, keep_t == KeepT::kYes, times);
    }
}

constexpr void double_point(Point &p, KeepT keep_t) {
    double_times(p, keep_t, 1);
}

constexpr void add_point(Point &p, const HalfNiels &q, bool negative, KeepT keep_t) {
    if (__builtin_is_constant_evaluated()) {
        portable::add_point(p, q, negative, keep_t);
    } else {
        pith_point_add(p.x.word, q.half_sum.word, negative, keep_t == KeepT::kYes);
    }
}

// a = a / 2, below p: adds p to an odd value first.
[[gnu::noinline]] constexpr void halve(FieldElement &a) {
    reduce(a);
    const uint32_t odd = 0u - (a.word[0] & 1);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < 8; ++i) {
        const uint32_t p = i == 0 ? 0xffffffed : i == 7 ? 0x7fffffff : 0xffffffff;
        sum += uint64_t{a.word[i]} + (p & odd);
        a.word[i] = static_cast<uint32_t>(sum);
        sum >>= 32;
    }
    for (uint32_t i = 0; i < 7; ++i) a.word[i] = a.word[i] >> 1 | a.word[i + 1] << 31;
    a.word[7] >>= 1;
}

// Writes canonical values, so the bytes of a table do not depend on its computation. x and y may
// alias members of q.
[[gnu::noinline]] constexpr void set_half_niels(HalfNiels &q, const FieldElement &x,
                                                const FieldElement &y) {
    FieldElement product = {}, difference = {};
    multiply(product, x, y);
    subtract(difference, y, x);
    add(q.half_sum, y, x);
    halve(q.half_sum);
    halve(difference);
    q.half_difference = difference;
    multiply(q.product, product, kD);
    reduce(q.product);
}

}  // namespace pith::curve
