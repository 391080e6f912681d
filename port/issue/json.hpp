// SPDX-License-Identifier: MIT
// JSON that the program reads and builds. Canonical bytes come from <pith/canonical.h>.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "encode.hpp"

namespace issue {

using Json = nlohmann::json;

// Reads strict JSON without duplicate members, with integers of 64 bits only. Throws Trouble:
// "paper.json:3:5: ...".
Json read_json(const std::string &file);

// Returns the canonical bytes (PROTOCOL.md 2.10).
std::string canonical(const Json &value);

// Returns the digest of a value (2.12).
Digest digest_of(const Json &value);

// Returns the JSON pointer of the value or member at an offset of canonical bytes.
std::string pointer_at(std::string_view canonical_bytes, std::uint32_t offset);

// Returns the value as it is shown in a message, at most 60 characters.
std::string shown(const Json &value);

}  // namespace issue
