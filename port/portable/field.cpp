// SPDX-License-Identifier: MIT
#include "curve/field_portable.hpp"
#include "curve/kernel.hpp"

// No -Werror makes an error of a message.
#ifndef PITH_KERNEL_PORTABLE
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
#pragma message("pith: portable kernels on a Cortex-M take three times as long; see PITH_KERNEL")
#elif defined(__riscv_mul) && __riscv_xlen == 32 && !defined(__riscv_32e)
#pragma message("pith: portable kernels on RV32IM take 1.7 times as long; see PITH_KERNEL")
#endif
#endif

extern "C" void pith_field_multiply(uint32_t r[8], const uint32_t a[8], const uint32_t b[8]) {
    uint32_t product[16];
    pith::curve::portable::multiply(r, a, b, product);
}

extern "C" void pith_field_square(uint32_t r[8], const uint32_t a[8], uint32_t times) {
    uint32_t product[16];
    pith::curve::portable::square(r, a, times, product);
}
