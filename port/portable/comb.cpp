// SPDX-License-Identifier: MIT
// The choice of a comb's entry, for ports that have no better.
#include "curve/comb.hpp"

using namespace pith::curve;

extern "C" void pith_comb_add(uint32_t p[32], const Comb *comb, const uint32_t k[9],
                              uint32_t column, uint32_t keep_t) {
    // The digits of the column, the top row's highest. The loop runs from the top row down.
    const uint32_t columns = uint32_t{comb->blocks} * comb->steps;
    uint32_t digits = 0;
    for (uint32_t at = column + (comb->teeth - 1u) * columns; at < 288; at -= columns) {
        const uint32_t word = k[at / 32];
        // A rotation needs no (at % 32) of its own.
        digits = digits << 1 | ((word >> (at % 32) | word << (-at % 32)) & 1);
    }
    const uint32_t size = uint32_t{1} << (comb->teeth - 1);
    const bool negative = digits < size;
    // Block 1 is the upper half of the columns.
    const HalfNiels *entries = column < comb->steps ? comb->entries : comb->entries + size;
    const HalfNiels &entry = entries[(negative ? ~digits : digits) & (size - 1)];
    pith_point_add(p, entry.half_sum.word, negative, keep_t);
}
