// SPDX-License-Identifier: MIT
#ifndef PITH_SMALL_CURVE
#include "comb.hpp"

namespace pith::curve {

// The same shape as the registry key's comb, so both share one table.
const Comb kBaseComb =
    comb_over<PITH_TEETH, PITH_BLOCKS>(kBaseTable<PITH_TEETH, PITH_BLOCKS>.entries);

}  // namespace pith::curve

#endif
