// SPDX-License-Identifier: MIT
// The pith number: "pith:", the year of submission, ":" and the first 26 base32 characters of the
// record's digest. The short form has the first 8 and is never an identity.
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
    uint8_t year[kYearDigits];  // digits; 0: no number

    void begin() { year[0] = 0; }
    bool parse(const uint8_t *text, uint16_t size);
    bool equals(const uint8_t digest[32], const char year_digits[kYearDigits]) const;
    // Compares by other code. Returns 0 if equal or if there is no number, else other bits.
    uint32_t recheck(const uint8_t digest[32], const char year_digits[kYearDigits]) const;
};

struct ShortNumber {
    static constexpr size_t kCharacters = 8;
    static constexpr size_t kHeadSize = 5;

    uint8_t head[kHeadSize];  // all 0: no number, or AAAAAAAA

    void begin() { memset(head, 0, sizeof head); }
    bool parse(const uint8_t *text, uint16_t size);
    bool equals(const uint8_t digest[32]) const;
    uint32_t recheck(const uint8_t digest[32]) const;
};

// Writes the number of a record, NUL-terminated.
void encode_number(const uint8_t digest[32], const char year_digits[kYearDigits],
                   char number[PITH_NUMBER_SIZE + 1]);

}  // namespace pith::record
