// SPDX-License-Identifier: MIT
#include "comb.hpp"

namespace pith::curve {

const Comb kBaseComb = comb_over<PITH_TEETH, 1>(kBaseTable<PITH_TEETH, 1>.entries);

}  // namespace pith::curve
