// SPDX-License-Identifier: MIT
#include "curve/field_portable.hpp"
#include "curve/kernel.hpp"

extern "C" void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]) {
    pith::curve::portable::multiply(r, a, b);
}

extern "C" void pith_field_square(uint32_t r[8], const uint32_t a[8], uint32_t times) {
    pith::curve::portable::square(r, a, times);
}
