// SPDX-License-Identifier: MIT
// Doubling and addition of core/curve/point.hpp with unrolled sums. A square costs two thirds of a
// product, so a doubling computes 2XY as (X + Y)^2 - A - B.
//     doubling: A = X^2, B = Y^2, G = B - A, H = B + A; E = (X + Y)^2 - H; F = 2Z^2 - G
//     addition: A = (Y-X)(y-x)/2, B = (Y+X)(y+x)/2, E = B - A, H = B + A; C = T dxy, F = Z - C,
//               G = Z + C
//     both:     (EF : GH : FG : EH)
// A result goes to a place that is no longer needed, so nothing is copied. One element is in the
// frame: G of a doubling, F of an addition, or G if q is subtracted.
#include "curve/field_portable.hpp"
#include "curve/kernel.hpp"

namespace pith::curve::rv32im {

namespace {

// Adds words from the lowest up. settle() folds the carry, which passes word 0 once in 2^26.
struct Sum {
    uint32_t carry = 0;
    [[gnu::always_inline]] uint32_t next(uint32_t a, uint32_t b) {
        const uint32_t part = a + b, all = part + carry;
        carry = uint32_t{part < a} + uint32_t{all < part};
        return all;
    }
    [[gnu::always_inline]] void settle(uint32_t *r) {
        const uint32_t low = r[0] + 38 * carry;
        if (low < r[0]) {
            portable::fold(r, carry);
        } else {
            r[0] = low;
        }
    }
};

struct Difference {
    uint32_t borrow = 0;
    [[gnu::always_inline]] uint32_t next(uint32_t a, uint32_t b) {
        const uint32_t part = a - b, all = part - borrow;
        borrow = uint32_t{a < b} + uint32_t{part < borrow};
        return all;
    }
    [[gnu::always_inline]] void settle(uint32_t *r) {
        const uint32_t low = r[0] - 38 * borrow;
        if (low > r[0]) {
            portable::unfold(r, borrow);
        } else {
            r[0] = low;
        }
    }
};

// r = a + b.
[[gnu::noinline]] void add(uint32_t *r, const uint32_t *a, const uint32_t *b) {
    Sum sum;
    r[0] = sum.next(a[0], b[0]);
    r[1] = sum.next(a[1], b[1]);
    r[2] = sum.next(a[2], b[2]);
    r[3] = sum.next(a[3], b[3]);
    r[4] = sum.next(a[4], b[4]);
    r[5] = sum.next(a[5], b[5]);
    r[6] = sum.next(a[6], b[6]);
    r[7] = sum.next(a[7], b[7]);
    sum.settle(r);
}

// r = a - b.
[[gnu::noinline]] void subtract(uint32_t *r, const uint32_t *a, const uint32_t *b) {
    Difference difference;
    r[0] = difference.next(a[0], b[0]);
    r[1] = difference.next(a[1], b[1]);
    r[2] = difference.next(a[2], b[2]);
    r[3] = difference.next(a[3], b[3]);
    r[4] = difference.next(a[4], b[4]);
    r[5] = difference.next(a[5], b[5]);
    r[6] = difference.next(a[6], b[6]);
    r[7] = difference.next(a[7], b[7]);
    difference.settle(r);
}

struct Both {
    Sum sum;
    Difference difference;
    [[gnu::always_inline]] void next(uint32_t *d, uint32_t *b, uint32_t a) {
        const uint32_t before = *b;
        *d = difference.next(before, a);
        *b = sum.next(before, a);
    }
};

// (d, b) = (b - a, b + a). d may be a.
[[gnu::noinline]] void difference_sum(uint32_t *d, uint32_t *b, const uint32_t *a) {
    Both both;
    both.next(d, b, a[0]);
    both.next(d + 1, b + 1, a[1]);
    both.next(d + 2, b + 2, a[2]);
    both.next(d + 3, b + 3, a[3]);
    both.next(d + 4, b + 4, a[4]);
    both.next(d + 5, b + 5, a[5]);
    both.next(d + 6, b + 6, a[6]);
    both.next(d + 7, b + 7, a[7]);
    both.difference.settle(d);
    both.sum.settle(b);
}

}  // namespace

extern "C" void pith_point_double(uint32_t p[32], uint32_t keep_t, uint32_t times) {
    uint32_t *const x = p, *const y = p + 8, *const z = p + 16, *const t = p + 24;
    for (; times != 0; --times) {
        uint32_t g[8];
        add(t, x, y);
        pith_field_square(t, t, 1);
        pith_field_square(x, x, 1);
        pith_field_square(y, y, 1);
        pith_field_square(z, z, 1);
        difference_sum(g, y, x);  // G, H
        subtract(t, t, y);        // E
        add(z, z, z);
        subtract(x, z, g);  // F
        pith_field_multiply(z, x, g);
        pith_field_multiply(x, t, x);
        if (keep_t != 0 && times == 1) pith_field_multiply(t, t, y);
        pith_field_multiply(y, g, y);
    }
}

extern "C" void pith_point_add(uint32_t p[32], const uint32_t q[24], uint32_t negative,
                               uint32_t keep_t) {
    uint32_t *const x = p, *const y = p + 8, *const z = p + 16, *const t = p + 24;
    uint32_t other[8];
    difference_sum(x, y, x);
    pith_field_multiply(x, x, negative != 0 ? q : q + 8);
    pith_field_multiply(y, y, negative != 0 ? q + 8 : q);
    difference_sum(x, y, x);  // E, H
    pith_field_multiply(other, t, q + 16);
    difference_sum(other, z, other);
    const uint32_t *const f = negative != 0 ? z : other, *const g = negative != 0 ? other : z;
    if (keep_t != 0) pith_field_multiply(t, x, y);
    pith_field_multiply(x, x, f);
    pith_field_multiply(y, y, g);
    pith_field_multiply(z, z, other);
}

}  // namespace pith::curve::rv32im
