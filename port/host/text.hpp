// SPDX-License-Identifier: MIT
// Converts values to text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace host {

// Returns lower-case hex digits.
std::string hex(const std::uint8_t *bytes, std::size_t size);

// Formats seconds since 1970 as "2026-06-02T23:05:23Z".
std::string iso_time(std::uint32_t time);

// Reads exactly that format, from 1970 to 2106. Returns nothing for any other text.
std::optional<std::uint32_t> read_iso_time(std::string_view text);

// Appends spaces up to `width`.
std::string padded(std::string_view word, std::size_t width);

// Escapes as \xNN every character that a terminal may execute or that reorders or breaks a line,
// and every byte that is not UTF-8, so that no document and no file name can control the terminal.
std::string printable(std::string_view text);

// Returns the size of `text` without the at most three bytes at its end that begin a character of
// UTF-8 and lack the rest of that character.
std::size_t whole_size(std::string_view text);

// Does the same for a text in pieces, which may cut a character.
class Printable {
 public:
    // Returns the text so far, without the begin of a character at its end.
    std::string add(std::string_view part);
    // Returns the rest. The next text may follow.
    std::string end();

 private:
    std::string rest_;
};

}  // namespace host
