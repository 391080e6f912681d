// SPDX-License-Identifier: MIT
// Bytes as text and text as bytes, and SHA-256. No function here handles a secret.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace issue {

using Digest = std::array<std::uint8_t, 32>;

std::string hex(const std::uint8_t *bytes, std::size_t size);
std::string base64(const std::uint8_t *bytes, std::size_t size);
std::string base32(const std::uint8_t *bytes, std::size_t size);  // upper case, without padding

// Return nothing for text of another form. White space is not skipped.
std::optional<std::string> from_hex(std::string_view text);
std::optional<std::string> from_base64(std::string_view text);

Digest sha256(std::string_view bytes);

// Returns the title or abstract with its ASCII letters in lower case (PROTOCOL.md 5.13).
std::string lower_case(std::string text);

// Escapes as \xNN what a terminal could execute.
std::string printable(std::string_view text);

// Reads "2026-06-02T23:05:23Z", a date of the calendar from 1970 to 2105. Returns nothing for other
// text, and for 1970-01-01T00:00:00Z, which is no time.
std::optional<std::uint32_t> read_time(std::string_view text);
std::string write_time(std::uint32_t seconds);

}  // namespace issue
