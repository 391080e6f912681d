// SPDX-License-Identifier: MIT
// Chooses a comb's entry, for ports without their own version.
#include "curve/comb.hpp"

using namespace pith::curve;

extern "C" void pith_comb_add(uint32_t p[32], const Comb *comb, const uint32_t k[9],
                              uint32_t column, uint32_t keep_t) {
    const portable::Choice choice = portable::choose_entry(*comb, k, column);
    pith_point_add(p, choice.entry->half_sum.word, choice.negative, keep_t);
}
