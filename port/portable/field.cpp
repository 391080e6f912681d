// SPDX-License-Identifier: MIT
#include "curve/field_portable.hpp"
#include "curve/kernel.hpp"

// No -Werror makes an error of a message.
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M' && !defined(PITH_KERNEL_PORTABLE)
#pragma message("pith: portable kernels on a Cortex-M take three times as long; see PITH_KERNEL")
#endif

extern "C" void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]) {
    uint32_t product[16];
    pith::curve::portable::multiply(r, a, b, product);
}

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

extern "C" void pith_field_square(uint32_t r[8], const uint32_t a[8], uint32_t times) {
    uint32_t product[16];
    pith::curve::portable::square(r, a, times, product);
}
