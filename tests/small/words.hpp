// SPDX-License-Identifier: MIT
// Converts eight 32-bit words to elements of the small field, whose words may be shorter, and back.
#pragma once

#include <stdint.h>

#include "curve/small/field.hpp"

inline void pack(pith::curve::small::Element &e, const uint32_t words[8]) {
    using namespace pith::curve::small;
    for (uint32_t i = 0; i < kSize; ++i) {
        e.word[i] = static_cast<Word>(words[i * kBits / 32] >> (i * kBits % 32));
    }
}

inline void unpack(uint32_t words[8], const pith::curve::small::Element &e) {
    using namespace pith::curve::small;
    for (uint32_t i = 0; i < 8; ++i) words[i] = 0;
    for (uint32_t i = 0; i < kSize; ++i) {
        words[i * kBits / 32] |= uint32_t{e.word[i]} << (i * kBits % 32);
    }
}
