// SPDX-License-Identifier: MIT
// Bytes written as hex digits in a test.
#pragma once

#include <stdint.h>

template <uint32_t size>
struct Hex {
    uint8_t bytes[size];

    constexpr Hex(const char *text) : bytes{} {
        for (uint32_t i = 0; i < 2 * size; ++i) {
            const char c = text[i];
            const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
            bytes[i / 2] = static_cast<uint8_t>(bytes[i / 2] << 4 | digit);
        }
    }
};
