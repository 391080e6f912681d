// SPDX-License-Identifier: MIT
// The seam of the curve: the two operations that carry its cost, filled by port/.
#pragma once

#include <stdint.h>

extern "C" {
// r = a * b and r = a * a modulo 2^256 - 38 (= 2p, p = 2^255 - 19). Operands and result are eight
// little-endian words of any value below 2^256; r may be a or b.
void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]);
void pith_field_square(uint32_t r[8], const uint32_t a[8]);
}
