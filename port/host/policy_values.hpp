// SPDX-License-Identifier: MIT
// Names of policy members, and values with their types.
#pragma once

#include <cstdint>
#include <pith/audit.hpp>
#include <stdexcept>
#include <string>

#include "json_values.hpp"

namespace host {

// An invalid value. what() starts with its JSON pointer.
struct BadValue : std::runtime_error {
    BadValue(const JsonValue &value, const std::string &what);
};

// Returns the member's name without element numbers: "kinds[]", "ring.keys[].key_id".
std::string form_of(const Path &path);

std::string read_string(const JsonValue &value);
std::uint32_t read_number(const JsonValue &value);  // an integer below 2^32
bool read_boolean(const JsonValue &value);

// Each reads a name or the text of a value.
std::uint32_t read_kind(const JsonValue &value);
std::uint32_t read_check(const JsonValue &value);  // its bit
pith_time_rule read_time_rule(const JsonValue &value);
std::uint32_t read_time(const JsonValue &value);
std::string read_pith_number(const JsonValue &value);

}  // namespace host
