// SPDX-License-Identifier: MIT
// The form of a time in documents.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "verdict.hpp"

namespace pith::record {

// Reads YYYY-MM-DDTHH:MM:SSZ (RFC 3339, no fractions, offsets or leap seconds) as seconds since
// 1970. Returns PITH_PENDING; PITH_MALFORMED: another form, or no date of the calendar;
// PITH_UNSUPPORTED: a year outside 1970 to 2105 (32 bits), or second 0, which is PITH_TIME_NONE.
verdict read_time(const uint8_t *text, size_t size, uint32_t &seconds);

}  // namespace pith::record
