// SPDX-License-Identifier: MIT
// The pith number: "pith:", the year of submission, ":" and the first 26 base32 characters of the
// record's digest; the short form, which is never an identity, has the first 8.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "verdict.hpp"

namespace pith::record {

inline constexpr size_t kYearDigits = 4;

struct Number {
    static constexpr size_t kCharacters = 26;
    static constexpr size_t kHeadSize = 17;  // 130 bits

    uint8_t head[kHeadSize];
    uint8_t year[kYearDigits];  // digits; 0: there is no number

    void begin() { year[0] = 0; }
    bool parse(const uint8_t *text, uint16_t size);
    bool equals(const uint8_t digest[32], const char year_digits[kYearDigits]) const;
    // The same by other code, which asks nobody whether there is a number: 0, or bits that differ.
    uint32_t recheck(const uint8_t digest[32], const char year_digits[kYearDigits]) const;
};

struct ShortNumber {
    static constexpr size_t kCharacters = 8;
    static constexpr size_t kHeadSize = 5;

    uint8_t head[kHeadSize];  // all 0: there is none, or it is AAAAAAAA

    void begin() { memset(head, 0, sizeof head); }
    bool parse(const uint8_t *text, uint16_t size);
    bool equals(const uint8_t digest[32]) const;
    uint32_t recheck(const uint8_t digest[32]) const;
};

// The number of a record, NUL-terminated.
void encode_number(const uint8_t digest[32], const char year_digits[kYearDigits],
                  char number[PITH_NUMBER_SIZE + 1]);

}  // namespace pith::record
