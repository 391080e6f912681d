// SPDX-License-Identifier: MIT
#include "text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace host {
namespace {

bool begins(std::string_view text, std::string_view head) {
    return text.substr(0, head.size()) == head;
}

// Returns the size of a control character at the start of `text`, or 0: C0 and DEL; C1 as UTF-8,
// which some terminals execute; line separators; marks of text direction.
std::size_t control_size(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x20 || first == 0x7F) return 1;
    if (first == 0xC2 && text.size() > 1) return (text[1] & 0xE0) == 0x80 ? 2 : 0;
    if (text.size() < 3 || first != 0xE2) return 0;
    const auto last = static_cast<unsigned char>(text[2]);
    const bool is_general = begins(text, "\xE2\x80") && last >= 0xA8 && last <= 0xAE;
    const bool is_isolate = begins(text, "\xE2\x81") && last >= 0xA6 && last <= 0xA9;
    const bool is_mark = begins(text, "\xE2\x80") && (last == 0x8E || last == 0x8F);
    return is_general || is_isolate || is_mark ? 3 : 0;
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
        const std::size_t size = control_size(text);
        if (size == 0) shown += text.front();
        for (const char c : text.substr(0, size)) {
            const auto byte = static_cast<std::uint8_t>(c);
            shown += "\\x" + hex(&byte, 1);
        }
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return shown;
}

std::string Printable::add(std::string_view part) {
    rest_ += part;
    // The first byte of a character that control_size() examines, among the last two bytes.
    std::size_t cut = rest_.size();
    for (std::size_t back = 1; back <= 2 && back <= rest_.size(); ++back) {
        const auto byte = static_cast<unsigned char>(rest_[rest_.size() - back]);
        if (byte == 0xE2 || (byte == 0xC2 && back == 1)) cut = rest_.size() - back;
    }
    std::string shown = printable(std::string_view(rest_).substr(0, cut));
    rest_.erase(0, cut);
    return shown;
}

std::string Printable::end() {
    const std::string shown = printable(rest_);
    rest_.clear();
    return shown;
}

}  // namespace host
