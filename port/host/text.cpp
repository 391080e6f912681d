// SPDX-License-Identifier: MIT
#include "text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace host {
namespace {

// Returns the size that the first byte of a character of UTF-8 gives to it, or 0 for another byte.
std::size_t size_of_character(char c) {
    const auto first = static_cast<unsigned char>(c);
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

struct Character {
    std::uint32_t code = 0;
    std::size_t size = 0;  // 0: not UTF-8
};

// Returns the character at the start of `text`, which is not empty.
Character first_character(std::string_view text) {
    constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t size = size_of_character(text[0]);
    if (size == 1) return {first, size};
    if (size == 0 || text.size() < size) return {};
    std::uint32_t code = first & (0x7Fu >> size);
    for (const char c : text.substr(1, size - 1)) {
        const auto next = static_cast<unsigned char>(c);
        if ((next & 0xC0) != 0x80) return {};
        code = code << 6 | (next & 0x3Fu);
    }
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < kLeast[size] || code > 0x10FFFF || is_surrogate) return {};
    return {code, size};
}

// C0, DEL and C1, which some terminals execute; line separators; marks of text direction.
bool is_control(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x61C || code == 0x200E ||
           code == 0x200F || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string hex(const std::uint8_t *bytes, std::size_t size) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += kDigits[bytes[i] >> 4];
        text += kDigits[bytes[i] & 15];
    }
    return text;
}

std::string iso_time(std::uint32_t time) {
    using namespace std::chrono;
    const sys_seconds at{seconds{time}};
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss<seconds> clock{at - day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text.data();
}

std::optional<std::uint32_t> read_iso_time(std::string_view text) {
    using namespace std::chrono;
    constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
    if (text.size() != kForm.size()) return std::nullopt;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (kForm[i] == '0' ? !is_digit : text[i] != kForm[i]) return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char digit : text.substr(at, size)) value = 10 * value + (digit - '0');
        return value;
    };
    const year_month_day date{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                              day{static_cast<unsigned>(number(8, 2))}};
    if (!date.ok() || number(11, 2) > 23 || number(14, 2) > 59 || number(17, 2) > 59) {
        return std::nullopt;
    }
    const auto at =
        sys_days{date} + hours{number(11, 2)} + minutes{number(14, 2)} + seconds{number(17, 2)};
    const auto count = at.time_since_epoch().count();
    if (count < 0 || count > UINT32_MAX) return std::nullopt;
    return static_cast<std::uint32_t>(count);
}

std::string padded(std::string_view word, std::size_t width) {
    std::string text(word);
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string printable(std::string_view text) {
    std::string shown;
    while (!text.empty()) {
        const auto [code, size] = first_character(text);
        const std::string_view part = text.substr(0, std::max<std::size_t>(size, 1));
        if (size != 0 && !is_control(code)) {
            shown += part;
        } else {
            for (const char c : part) {
                const auto byte = static_cast<std::uint8_t>(c);
                shown += "\\x" + hex(&byte, 1);
            }
        }
        text.remove_prefix(part.size());
    }
    return shown;
}

std::size_t whole_size(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        if (size_of_character(text[text.size() - back]) > back) return text.size() - back;
    }
    return text.size();
}

std::string Printable::add(std::string_view part) {
    rest_ += part;
    const std::size_t size = whole_size(rest_);
    std::string shown = printable(std::string_view(rest_).substr(0, size));
    rest_.erase(0, size);
    return shown;
}

std::string Printable::end() {
    const std::string shown = printable(rest_);
    rest_.clear();
    return shown;
}

}  // namespace host
