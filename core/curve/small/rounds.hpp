// SPDX-License-Identifier: MIT
// A round of SHA-512 in minimal flash (FIPS 180-4 6.4.2). One array holds the schedule and the
// working variables, and a round moves each word by one index:
//
//     0    1 ...              16    17       18 ... 25
//     new  words, the oldest last   free     a ... h
#pragma once

#include <stdint.h>

namespace pith::curve::small {

inline constexpr uint32_t kOldest = 16, kState = 18, kEnd = 26;

// Reads 32 bytes of a message into words[0] down to words[-3].
void take(uint64_t *words, const uint8_t *bytes);
void round(uint64_t *words, uint64_t constant);

}  // namespace pith::curve::small
