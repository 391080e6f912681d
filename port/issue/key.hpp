// SPDX-License-Identifier: MIT
// A public key with the id by which documents name it.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace issue {

struct PublicKey {
    std::string id;
    std::array<std::uint8_t, 32> bytes{};
};

// Returns hex32, the form in signatures (PROTOCOL.md 5.3).
std::string fingerprint(const PublicKey &key);

// Returns the 26 characters in public_keys of a bundle (5.16).
std::string fingerprint_base32(const PublicKey &key);

// Throws Trouble unless the id has 1 to 64 characters ! to ~ without " and \.
void require_id(const std::string &id);

// Throws Trouble unless the key is the canonical encoding of a point of order L (5.4).
void require_usable(const PublicKey &key, const std::string &where);

// Returns the file of a public key: PEM with the id in a line before it. OpenSSL skips that line.
std::string public_file(const PublicKey &key);

// Reads a key in any form that key_formats knows. The id is `id`, else that of the file, else the
// file's name without its ending. Throws Trouble with what to do.
PublicKey read_public_key(const std::string &file, const std::string &id);

}  // namespace issue
