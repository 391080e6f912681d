// SPDX-License-Identifier: MIT
// Small spellings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace host {

// Lower case.
std::string hex(const std::uint8_t *bytes, std::size_t size);

// "2026-06-02T23:05:23Z", of seconds since 1970.
std::string iso_time(std::uint32_t time);

// Of exactly that form, from 1970 to 2106; nothing for any other text.
std::optional<std::uint32_t> read_iso_time(std::string_view text);

// Filled up with spaces.
std::string padded(std::string_view word, std::size_t width);

// What is safe to show: characters that a terminal may obey, or that reorder a line, as \xNN, so
// that no file and no document can draw on a terminal, or add a line.
std::string printable(std::string_view text);

}  // namespace host
