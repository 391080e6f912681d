// SPDX-License-Identifier: MIT
// The loop of core/curve/small, for ports without their own version.
#ifdef PITH_SMALL_CURVE
#include "curve/small/field.hpp"

namespace pith::curve::small {

extern "C" Word pith_small_row(Word *r, const Word *b, Word m, uint32_t count) {
    Wide sum = 0;
    do {
        // Bound: (2^n - 1)^2 + 2 (2^n - 1) = 2^2n - 1, n = kBits.
        sum += Wide{m} * *b++;
        sum += *r;
        *r++ = static_cast<Word>(sum);
        sum >>= kBits;
    } while (--count != 0);
    return static_cast<Word>(sum);
}

}  // namespace pith::curve::small

#endif
