// SPDX-License-Identifier: MIT
#include "curve/field_portable.hpp"
#include "curve/kernel.hpp"

extern "C" void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]) {
    pith::curve::portable::multiply(r, a, b);
}

// Half the products of a square are equal pairs, but the code that uses it costs more flash than
// the time is worth in the port whose aim is to be small and obvious.
extern "C" void pith_field_square(uint32_t r[8], const uint32_t a[8]) {
    pith::curve::portable::multiply(r, a, a);
}
