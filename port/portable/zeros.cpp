// SPDX-License-Identifier: MIT
// Counts zero bits, for ports without their own version.
#include "curve/kernel.hpp"

extern "C" uint32_t pith_leading_zeros(uint32_t word) {
    uint32_t count = 0;
    for (uint32_t half = 16; half != 0; half /= 2) {
        if (word >> (32 - half) == 0) {
            word <<= half;
            count += half;
        }
    }
    return count;
}
