// SPDX-License-Identifier: MIT
// Expected values: Python's datetime.fromisoformat(...).timestamp().
#include "record/time.hpp"

#include <string.h>

#include "check.hpp"

namespace {

constexpr uint32_t kUnset = 12345;

pith::verdict read(const char *text, size_t size, uint32_t &seconds) {
    return pith::record::read_time(reinterpret_cast<const uint8_t *>(text), size, seconds);
}

void expect_refused(const char *text, pith::verdict want) {
    uint32_t seconds = kUnset;
    EXPECT_EQ(read(text, strlen(text), seconds), want) << text;
}

}  // namespace

TEST(Time, counts_seconds_since_1970) {
    struct Row {
        const char *text;
        uint32_t seconds;
    };
    constexpr Row kRows[] = {
        {"1970-01-01T00:00:01Z", 1u},          {"1970-02-28T23:59:59Z", 5097599u},
        {"1972-02-29T12:34:56Z", 68214896u},   {"1999-12-31T23:59:59Z", 946684799u},
        {"2000-02-29T00:00:00Z", 951782400u},  {"2000-03-01T00:00:00Z", 951868800u},
        {"2024-02-29T23:59:59Z", 1709251199u}, {"2026-01-31T00:00:00Z", 1769817600u},
        {"2026-04-30T01:02:03Z", 1777510923u}, {"2026-06-02T23:05:23Z", 1780441523u},
        {"2026-12-31T23:59:59Z", 1798761599u}, {"2038-01-19T03:14:08Z", 2147483648u},
        {"2100-02-28T00:00:00Z", 4107456000u}, {"2100-03-01T00:00:00Z", 4107542400u},
        {"2105-12-31T23:59:59Z", 4291747199u},
    };
    for (const Row &row : kRows) {
        uint32_t seconds = kUnset;
        EXPECT_EQ(read(row.text, strlen(row.text), seconds), PITH_PENDING) << row.text;
        EXPECT_EQ(seconds, row.seconds) << row.text;
    }
    uint32_t seconds = kUnset;  // following bytes are not read
    EXPECT_EQ(read("1970-01-01T00:00:01Z0", 20, seconds), PITH_PENDING);
    EXPECT_EQ(seconds, 1u);
}

TEST(Time, refuses_invalid_days) {
    static constexpr const char *kTexts[] = {
        "2026-02-29T00:00:00Z", "2026-02-30T00:00:00Z", "2024-02-30T00:00:00Z",
        "2100-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-06-31T00:00:00Z",
        "2026-09-31T00:00:00Z", "2026-11-31T00:00:00Z", "2026-01-32T00:00:00Z",
        "2026-12-32T00:00:00Z", "2026-01-00T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
        "2026-12-31T23:59:60Z"};
    for (const char *text : kTexts) expect_refused(text, PITH_MALFORMED);
}

// The calendar is checked first: 1900 had no leap day, and 2400 will have one.
TEST(Time, refuses_years_beyond_32_bits) {
    static constexpr const char *kDays[] = {"0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z",
                                            "1900-02-28T00:00:00Z", "2106-01-01T00:00:00Z",
                                            "2400-02-29T00:00:00Z", "9999-12-31T23:59:59Z"};
    for (const char *text : kDays) expect_refused(text, PITH_UNSUPPORTED);
    static constexpr const char *kNone[] = {"1900-02-29T00:00:00Z", "1969-02-29T00:00:00Z",
                                            "2106-01-01T24:00:00Z", "9999-12-32T00:00:00Z"};
    for (const char *text : kNone) expect_refused(text, PITH_MALFORMED);
}

TEST(Time, has_one_encoding) {
    static constexpr const char *kTexts[] = {"",
                                             "2026-01-01",
                                             "2026-01-01T00:00:00",
                                             "2026-01-01T00:00:00z",
                                             "2026-01-01 00:00:00Z",
                                             "2026-01-01T00:00:00.0Z",
                                             "2026-01-01T00:00:00+00:00",
                                             "2026/01/01T00:00:00Z",
                                             "2026-1-01T00:00:000Z",
                                             "+026-01-01T00:00:00Z",
                                             "2026-01-01T00:00:0:Z",
                                             "2026-01-01T00:00:0/Z",
                                             " 2026-01-01T00:00:00Z",
                                             "2026-01-01T00:00:00Z "};
    for (const char *text : kTexts) expect_refused(text, PITH_MALFORMED);
}
