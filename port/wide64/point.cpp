// SPDX-License-Identifier: MIT
// The formulas of core/curve/point.hpp on limbs: a point is loaded once and stored once.
#include "curve/point.hpp"

#include "adx.hpp"
#include "cpu.hpp"
#include "curve/kernel.hpp"
#include "limbs.hpp"

namespace {

using namespace pith::curve::wide;

struct WidePoint {
    Limbs x, y, z, t;
};

WidePoint load_point(const uint32_t *p) {
    return {load(p), load(p + 8), load(p + 16), load(p + 24)};
}

// T is stored only for an addition that reads it.
void store_point(uint32_t *p, const WidePoint &a, bool keep_t) {
    store(p, a.x);
    store(p + 8, a.y);
    store(p + 16, a.z);
    if (keep_t) store(p + 24, a.t);
}

// (EF : GH : FG : EH).
template <class Arithmetic>
void multiply_out(WidePoint &p, const Limbs &e, const Limbs &f, const Limbs &g, const Limbs &h,
                  bool keep_t) {
    Arithmetic::multiply(p.x, e, f);
    Arithmetic::multiply(p.y, g, h);
    Arithmetic::multiply(p.z, f, g);
    if (keep_t) Arithmetic::multiply(p.t, e, h);
}

template <class Arithmetic>
void double_point(WidePoint &p, bool keep_t) {
    Limbs a, b, e, f, g, h;
    Arithmetic::multiply(e, p.x, p.y);
    Arithmetic::square(a, p.x);
    Arithmetic::square(b, p.y);
    Arithmetic::square(f, p.z);
    Arithmetic::subtract(g, b, a);
    Arithmetic::add(h, b, a);
    Arithmetic::add(e, e, e);
    Arithmetic::add(f, f, f);
    Arithmetic::subtract(f, f, g);
    multiply_out<Arithmetic>(p, e, f, g, h, keep_t);
}

template <class Arithmetic>
void double_times(uint32_t *words, bool keep_t, uint32_t times) {
    WidePoint p = load_point(words);
    for (uint32_t i = 1; i < times; ++i) double_point<Arithmetic>(p, false);
    double_point<Arithmetic>(p, keep_t);
    store_point(words, p, keep_t);
}

template <class Arithmetic>
void add_point(uint32_t *words, const uint32_t *operand, bool negative, bool keep_t) {
    WidePoint p = load_point(words);
    const Limbs half_sum = load(operand), half_difference = load(operand + 8);
    Limbs a, b, c = load(operand + 16), e, f, g, h;
    Arithmetic::subtract(a, p.y, p.x);
    Arithmetic::add(b, p.y, p.x);
    Arithmetic::multiply(a, a, negative ? half_sum : half_difference);
    Arithmetic::multiply(b, b, negative ? half_difference : half_sum);
    Arithmetic::multiply(c, c, p.t);
    Arithmetic::subtract(e, b, a);
    Arithmetic::add(h, b, a);
    Arithmetic::subtract(f, p.z, c);
    Arithmetic::add(g, p.z, c);
    multiply_out<Arithmetic>(p, e, negative ? g : f, negative ? f : g, h, keep_t);
    store_point(words, p, keep_t);
}

}  // namespace

extern "C" void pith_point_double(uint32_t p[32], uint32_t keep_t, uint32_t times) {
#ifdef PITH_WIDE64_X86
    if (pith::wide::kCpu.adx) return double_times<Adx>(p, keep_t != 0, times);
#endif
    double_times<Plain>(p, keep_t != 0, times);
}

extern "C" void pith_point_add(uint32_t p[32], const uint32_t q[24], uint32_t negative,
                               uint32_t keep_t) {
#ifdef PITH_WIDE64_X86
    if (pith::wide::kCpu.adx) return add_point<Adx>(p, q, negative != 0, keep_t != 0);
#endif
    add_point<Plain>(p, q, negative != 0, keep_t != 0);
}
