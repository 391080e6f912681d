// SPDX-License-Identifier: MIT
#include "encode.hpp"

#include <sodium.h>

#include <cstdio>
#include <cstring>
#include <ctime>

namespace issue {
namespace {

bool is_leap(unsigned year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

unsigned days_of(unsigned year, unsigned month) {
    constexpr unsigned kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kDays[month - 1] + (month == 2 && is_leap(year) ? 1u : 0u);
}

}  // namespace

std::string hex(const std::uint8_t *bytes, std::size_t size) {
    std::string text(2 * size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.pop_back();
    return text;
}

std::string base64(const std::uint8_t *bytes, std::size_t size) {
    std::string text(sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, sodium_base64_VARIANT_ORIGINAL);
    text.resize(std::strlen(text.c_str()));
    return text;
}

std::string base32(const std::uint8_t *bytes, std::size_t size) {
    constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned held = 0, bits = 0;
    for (std::size_t i = 0; i < size; ++i) {
        held = held << 8 | bytes[i];
        for (bits += 8; bits >= 5; bits -= 5) text += kDigits[held >> (bits - 5) & 31];
        held &= 31;
    }
    if (bits != 0) text += kDigits[held << (5 - bits) & 31];
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    const char *end = nullptr;
    const int result = sodium_hex2bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(),
                                      text.data(), text.size(), nullptr, &size, &end);
    if (result != 0 || end != text.data() + text.size()) return std::nullopt;
    return bytes;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char *end = nullptr;
    const int result = sodium_base642bin(reinterpret_cast<unsigned char *>(bytes.data()),
                                         bytes.size(), text.data(), text.size(), nullptr, &size,
                                         &end, sodium_base64_VARIANT_ORIGINAL);
    if (result != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

Digest sha256(std::string_view bytes) {
    Digest digest;
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char *>(bytes.data()),
                       bytes.size());
    return digest;
}

std::string lower_case(std::string text) {
    for (char &c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::string printable(std::string_view text) {
    std::string shown;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f) {
            shown += c;
        } else {
            char escape[5];
            std::snprintf(escape, sizeof escape, "\\x%02x", byte);
            shown += escape;
        }
    }
    return shown;
}

std::optional<std::uint32_t> read_time(std::string_view text) {
    constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
    if (text.size() != kForm.size()) return std::nullopt;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (kForm[i] == '0' ? !is_digit : text[i] != kForm[i]) return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t size) {
        unsigned value = 0;
        for (std::size_t i = at; i < at + size; ++i) value = 10 * value + unsigned(text[i] - '0');
        return value;
    };
    const unsigned year = number(0, 4), month = number(5, 2), day = number(8, 2);
    const unsigned hour = number(11, 2), minute = number(14, 2), second = number(17, 2);
    if (year < 1970 || year > 2105 || month < 1 || month > 12) return std::nullopt;
    if (day < 1 || day > days_of(year, month)) return std::nullopt;
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    std::uint32_t days = day - 1;
    for (unsigned y = 1970; y < year; ++y) days += is_leap(y) ? 366u : 365u;
    for (unsigned m = 1; m < month; ++m) days += days_of(year, m);
    const std::uint32_t seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
    if (seconds == 0) return std::nullopt;
    return seconds;
}

std::string write_time(std::uint32_t seconds) {
    const std::time_t time = seconds;
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

}  // namespace issue
