// SPDX-License-Identifier: MIT
// The most expensive operations of the curve, which port/ defines. A port without its own point
// operations uses port/portable/point.cpp, which calls the products.
#pragma once

#include <stdint.h>

namespace pith::curve {
struct Comb;
}

extern "C" {
// r = a * b, and r = a^(2^times), times not 0, modulo 2^256 - 38 (= 2p, p = 2^255 - 19). Operands
// and result are eight little-endian words of any value below 2^256. r may alias a or b.
void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]);
void pith_field_square(uint32_t r[8], const uint32_t a[8], uint32_t times);

// Returns the number of zero bits above the highest set bit. word is not 0.
uint32_t pith_leading_zeros(uint32_t word);

// p = 2^times p, times not 0; and p += q, or p -= q if negative (0 or 1). The words are those of
// struct Point and struct HalfNiels (curve/point.hpp). With keep_t = 0, T may be wrong afterwards.
void pith_point_double(uint32_t p[32], uint32_t keep_t, uint32_t times);
void pith_point_add(uint32_t p[32], const uint32_t q[24], uint32_t negative, uint32_t keep_t);

// Adds to p, or subtracts by the digits' sign, the comb's entry for a column of recoded scalar k.
void pith_comb_add(uint32_t p[32], const pith::curve::Comb *comb, const uint32_t k[9],
                   uint32_t column, uint32_t keep_t);
}
