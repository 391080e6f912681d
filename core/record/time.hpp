// SPDX-License-Identifier: MIT
// The one spelling of a time that documents use.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::record {

// YYYY-MM-DDTHH:MM:SSZ (RFC 3339, without fractions, offsets and leap seconds) in seconds since
// 1970; 0 if it is no such time, or not of the years 1970 to 2105, whose seconds fit 32 bits.
uint32_t read_time(const uint8_t *text, size_t size);

}  // namespace pith::record
