// SPDX-License-Identifier: MIT
#include "adx.hpp"
#include "cpu.hpp"
#include "curve/kernel.hpp"
#include "limbs.hpp"

namespace {

using namespace pith::curve::wide;

template <class Arithmetic>
void multiply(uint32_t *r, const uint32_t *a, const uint32_t *b) {
    Limbs x = load(a);
    const Limbs y = load(b);
    Arithmetic::multiply(x, x, y);
    store(r, x);
}

template <class Arithmetic>
void square(uint32_t *r, const uint32_t *a, uint32_t times) {
    Limbs x = load(a);
    for (uint32_t i = 0; i < times; ++i) Arithmetic::square(x, x);
    store(r, x);
}

}  // namespace

extern "C" void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]) {
#ifdef PITH_WIDE64_X86
    if (pith::wide::kCpu.adx) return multiply<Adx>(r, a, b);
#endif
    multiply<Plain>(r, a, b);
}

extern "C" void pith_field_square(uint32_t r[8], const uint32_t a[8], uint32_t times) {
#ifdef PITH_WIDE64_X86
    if (pith::wide::kCpu.adx) return square<Adx>(r, a, times);
#endif
    square<Plain>(r, a, times);
}
