// SPDX-License-Identifier: MIT
// The instructions of this processor that the kernels can use.
#pragma once

// PITH_WIDE64_PLAIN leaves out what is not C++. Tests compile both.
#if defined(__x86_64__) && !defined(PITH_WIDE64_PLAIN)
#define PITH_WIDE64_X86
#endif

namespace pith::wide {

#ifdef PITH_WIDE64_X86
struct Cpu {
    bool adx;  // MULX, ADCX and ADOX
    bool sha;  // those of SHA-256, with SSE 4.1
};

// Set once, before main(). A verification in an earlier constructor reads zeros and uses C++.
extern const Cpu kCpu;
#endif

}  // namespace pith::wide
