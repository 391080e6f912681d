/* SPDX-License-Identifier: MIT
 *
 * Chooses the kernels by the compiler's own macros, for builds that compile every source. Define
 * PITH_KERNEL_PORTABLE=1 for the whole build to use C++ alone. */
#ifndef PITH_KERNEL_H
#define PITH_KERNEL_H

/* gcc and clang compile the library as C++14 too, and warn of what C++17 brought. */
#if defined(__cplusplus) && __cplusplus < 201402L
#error "pith-verify needs C++17, or gcc's or clang's C++14: compile with -std=gnu++17"
#endif

#ifndef PITH_KERNEL_PORTABLE
#define PITH_KERNEL_PORTABLE 0
#endif

/* Thumb-1: M0, M0+, M1, M23. UMAAL is part of the DSP extension: M4, M7; M33 and later if present.
 * RV32E has too few registers. */
#if PITH_KERNEL_PORTABLE
#elif defined(__riscv_mul) && __riscv_xlen == 32 && !defined(__riscv_32e)
#define PITH_KERNEL_RV32IM 1
#elif !defined(__ARM_ARCH_PROFILE) || __ARM_ARCH_PROFILE != 'M' || defined(__ARM_BIG_ENDIAN)
#undef PITH_KERNEL_PORTABLE
#define PITH_KERNEL_PORTABLE 1
#elif __ARM_ARCH_ISA_THUMB == 1
#define PITH_KERNEL_ARMV6M 1
#elif defined(__ARM_FEATURE_DSP)
#define PITH_KERNEL_ARMV7EM 1
#else
#define PITH_KERNEL_ARMV7M 1
#endif

#ifndef PITH_KERNEL_ARMV6M
#define PITH_KERNEL_ARMV6M 0
#endif
#ifndef PITH_KERNEL_ARMV7M
#define PITH_KERNEL_ARMV7M 0
#endif
#ifndef PITH_KERNEL_ARMV7EM
#define PITH_KERNEL_ARMV7EM 0
#endif
#ifndef PITH_KERNEL_RV32IM
#define PITH_KERNEL_RV32IM 0
#endif

#endif
