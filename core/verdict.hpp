// SPDX-License-Identifier: MIT
#pragma once

#include <pith/pith.h>

namespace pith {

// Inside core every fault is already the verdict it leads to; PITH_PENDING means "no fault".
using verdict = pith_verdict;

// The phases of a verification. Words far apart, as verdicts: no single fault turns one into
// another.
enum class Phase : uint32_t {
    kIdle = 0,
    kReading = 0x0DD4259F,
    kWorking = 0x284B3E37,
    kDecided = 0x71BA84B3,
};

}  // namespace pith
