// SPDX-License-Identifier: MIT
#include "record/number.hpp"

#include <string.h>

#include "codec/codec.hpp"

namespace pith::record {
namespace {

constexpr char kPrefix[] = "pith:";
constexpr size_t kPrefixSize = sizeof kPrefix - 1;
constexpr size_t kYearEnd = kPrefixSize + kYearDigits;

static_assert(kYearEnd + 1 + Number::kCharacters == PITH_NUMBER_SIZE);

bool has_prefix(const uint8_t *text, size_t size, size_t whole) {
    return size == whole && memcmp(text, kPrefix, kPrefixSize) == 0;
}

}  // namespace

bool Number::parse(const uint8_t *text, uint16_t size) {
    if (!has_prefix(text, size, PITH_NUMBER_SIZE) || text[kYearEnd] != ':') return false;
    memcpy(year, text + kPrefixSize, kYearDigits);
    return codec::decode_base32(text + kYearEnd + 1, kCharacters, head);
}

// The last byte of the head holds two bits; the others are zero.
bool Number::equals(const uint8_t digest[32], const char year_digits[kYearDigits]) const {
    return memcmp(head, digest, kHeadSize - 1) == 0 &&
           head[kHeadSize - 1] == (digest[kHeadSize - 1] & 0xC0) &&
           memcmp(year, year_digits, kYearDigits) == 0;
}

uint32_t Number::recheck(const uint8_t digest[32], const char year_digits[kYearDigits]) const {
    if (year[0] == 0) return 0;
    uint32_t differ = 0;
    for (size_t i = kYearDigits; i-- != 0;) differ |= year[i] ^ uint32_t(year_digits[i]);
    for (size_t i = kHeadSize - 1; i-- != 0;) differ |= uint32_t{head[i]} ^ digest[i];
    return differ;
}

bool ShortNumber::parse(const uint8_t *text, uint16_t size) {
    return has_prefix(text, size, kPrefixSize + kCharacters) &&
           codec::decode_base32(text + kPrefixSize, kCharacters, head);
}

bool ShortNumber::equals(const uint8_t digest[32]) const {
    return memcmp(head, digest, kHeadSize) == 0;
}

uint32_t ShortNumber::recheck(const uint8_t digest[32]) const {
    uint32_t differ = 0, any = 0;
    for (size_t i = kHeadSize; i-- != 0;) {
        any |= head[i];
        differ |= uint32_t{head[i]} ^ digest[i];
    }
    return any == 0 ? 0 : differ;
}

void encode_number(const uint8_t digest[32], const char year_digits[kYearDigits],
                   char number[PITH_NUMBER_SIZE + 1]) {
    memcpy(number, kPrefix, kPrefixSize);
    memcpy(number + kPrefixSize, year_digits, kYearDigits);
    number[kYearEnd] = ':';
    codec::encode_base32(digest, number + kYearEnd + 1, Number::kCharacters);
    number[PITH_NUMBER_SIZE] = '\0';
}

}  // namespace pith::record
