// SPDX-License-Identifier: MIT
// A member of a policy: what it is called, and its value, which must be of the type that it should.
#pragma once

#include <cstdint>
#include <pith/audit.hpp>
#include <stdexcept>
#include <string>

#include "json_values.hpp"

namespace host {

// What is wrong with the value at hand; `what()` begins with its pointer.
struct BadValue : std::runtime_error {
    BadValue(const JsonValue &value, const std::string &what);
};

// "kinds[]", "ring.keys[].key_id": elements have no number, so that a table can say what may stand
// where.
std::string form_of(const Path &path);

std::string read_string(const JsonValue &value);
std::uint32_t read_number(const JsonValue &value);  // an integer below 2^32
bool read_boolean(const JsonValue &value);

// Each by its name, or as it is written.
std::uint32_t read_kind(const JsonValue &value);
std::uint32_t read_check(const JsonValue &value);  // its bit
pith_time_rule read_time_rule(const JsonValue &value);
std::uint32_t read_time(const JsonValue &value);
std::string read_pith_number(const JsonValue &value);

}  // namespace host
