// SPDX-License-Identifier: MIT
#include "cpu.hpp"

#ifdef PITH_WIDE64_X86
#include <cpuid.h>

namespace pith::wide {
namespace {

// Intel 64 and IA-32 Architectures Software Developer's Manual, CPUID: leaves 1 and 7.
Cpu read_cpu() {
    constexpr unsigned kSsse3 = 1u << 9, kSse41 = 1u << 19;                // leaf 1, ECX
    constexpr unsigned kBmi2 = 1u << 8, kAdx = 1u << 19, kSha = 1u << 29;  // leaf 7, EBX
    unsigned a = 0, b = 0, c = 0, d = 0, vectors = 0;
    if (__get_cpuid(1, &a, &b, &c, &d) != 0) vectors = c;
    b = 0;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) b = 0;
    return {(b & kBmi2) != 0 && (b & kAdx) != 0,
            (b & kSha) != 0 && (vectors & kSsse3) != 0 && (vectors & kSse41) != 0};
}

}  // namespace

const Cpu kCpu = read_cpu();

}  // namespace pith::wide
#endif
