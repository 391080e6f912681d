// SPDX-License-Identifier: MIT
// The one form of a time that is read in documents.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "verdict.hpp"

namespace pith::record {

// Reads YYYY-MM-DDTHH:MM:SSZ (RFC 3339, without fractions, offsets and leap seconds), in seconds
// since 1970. PITH_PENDING; PITH_MALFORMED: not of that form, or no date of the calendar;
// PITH_UNSUPPORTED: a year outside 1970 to 2105, the years whose seconds fit 32 bits; or their
// first second, for 0 is PITH_TIME_NONE.
verdict read_time(const uint8_t *text, size_t size, uint32_t &seconds);

}  // namespace pith::record
