// SPDX-License-Identifier: MIT
// Decimal numbers.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::codec {

inline constexpr size_t kDecimalSize = 10;  // digits of 2^32 - 1

// Reads `size` digits, leading zeros included. False: another byte, or a value above 2^32 - 1.
bool read_digits(const uint8_t *text, size_t size, uint32_t &value);

// Reads a number in its one canonical form: 0, or no leading zero.
bool read_decimal(const uint8_t *text, size_t size, uint32_t &value);

// Writes the canonical form at the end of `out`. Returns its size.
size_t write_decimal(uint32_t value, uint8_t out[kDecimalSize]);

}  // namespace pith::codec
