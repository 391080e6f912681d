// SPDX-License-Identifier: MIT
#include "record/time.hpp"

#include "codec/codec.hpp"

namespace pith::record {
namespace {

constexpr char kForm[] = "0000-00-00T00:00:00Z";
constexpr uint32_t kEpoch = 719468;  // 1970-01-01 in days since 0000-03-01

constexpr bool is_leap(uint32_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// Returns the days before a month, if the year begins in March. Five months have 153 days.
constexpr uint32_t days_before(uint32_t month) {
    return (153 * month + 2) / 5;
}

}  // namespace

verdict read_time(const uint8_t *text, size_t size, uint32_t &seconds) {
    if (size != sizeof kForm - 1) return PITH_MALFORMED;
    uint32_t part[6] = {};  // year, month, day, hour, minute, second
    size_t at = 0;
    for (size_t i = 0, start = 0; i < size; ++i) {
        if (kForm[i] == '0') continue;
        if (text[i] != static_cast<uint8_t>(kForm[i])) return PITH_MALFORMED;
        if (!codec::read_digits(text + start, i - start, part[at++])) return PITH_MALFORMED;
        start = i + 1;
    }
    if (part[1] < 1 || part[1] > 12) return PITH_MALFORMED;
    if (part[3] >= 24 || part[4] >= 60 || part[5] >= 60) return PITH_MALFORMED;
    const uint32_t month = (part[1] + 9) % 12;
    const uint32_t length =
        part[1] == 2 ? 28u + is_leap(part[0]) : days_before(month + 1) - days_before(month);
    if (part[2] < 1 || part[2] > length) return PITH_MALFORMED;
    if (part[0] < 1970 || part[0] >= 2106) return PITH_UNSUPPORTED;
    const uint32_t year = part[0] - (part[1] <= 2 ? 1 : 0);
    const uint32_t day =
        365 * year + year / 4 - year / 100 + year / 400 + days_before(month) + part[2] - 1;
    seconds = ((day - kEpoch) * 24 + part[3]) * 3600 + part[4] * 60 + part[5];
    return seconds != 0 ? PITH_PENDING : PITH_UNSUPPORTED;
}

}  // namespace pith::record
