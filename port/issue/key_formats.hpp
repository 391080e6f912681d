// SPDX-License-Identifier: MIT
// The forms of a public key file: PEM and DER (RFC 8410), minisign, OpenSSH, 64 hex digits, 32
// bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace issue {

struct KeyText {
    std::string id;  // of a line "key_id: ..." before the PEM block; else empty
    std::array<std::uint8_t, 32> bytes{};
};

// Throws Trouble, which says what was found and what to do.
KeyText parse_public_key(std::string_view content);

// Returns the SubjectPublicKeyInfo of a key.
std::string public_der(const std::array<std::uint8_t, 32> &bytes);

// Returns the id of a line "key_id: ...", or an empty string.
std::string id_line(std::string_view content);

}  // namespace issue
