// SPDX-License-Identifier: MIT
// The seam of the curve: the operations that carry its cost, filled by port/. A port without point
// operations of its own takes port/portable/point.cpp, which is made of the products.
#pragma once

#include <stdint.h>

namespace pith::curve {
struct Comb;
}

extern "C" {
// r = a * b, and r = a squared so many times in a row, at least once, modulo 2^256 - 38 (= 2p,
// p = 2^255 - 19). Operands and result are eight little-endian words of any value below 2^256; r
// may be a or b.
void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]);
void pith_field_square(uint32_t r[8], const uint32_t a[8], uint32_t times);

// Of a word that is not 0, the bits above the highest that is set.
uint32_t pith_leading_zeros(uint32_t word);

// The operations of curve/point.hpp, on slots as struct Point and struct HalfNiels have them:
// p = 2^times p, times not 0, and p += q or (negative, 0 or 1) p -= q. T need not be right after
// keep_t = 0.
void pith_point_double(uint32_t p[32], uint32_t keep_t, uint32_t times);
void pith_point_add(uint32_t p[32], const uint32_t q[24], uint32_t negative, uint32_t keep_t);

// p += (or -= by the sign of the digits) the comb's entry for a column of the recoded scalar k.
void pith_comb_add(uint32_t p[32], const pith::curve::Comb *comb, const uint32_t k[9],
                   uint32_t column, uint32_t keep_t);
}
