// SPDX-License-Identifier: MIT
#include "comb.hpp"

namespace pith::curve {

// Of the registry key's shape, so that both share one table.
const Comb kBaseComb =
    comb_over<PITH_TEETH, PITH_BLOCKS>(kBaseTable<PITH_TEETH, PITH_BLOCKS>.entries);

}  // namespace pith::curve
