// SPDX-License-Identifier: MIT
// A member of a policy: what it is called, and its value, which must be of the type that it should.
#pragma once

#include <cstdint>
#include <pith/audit.hpp>
#include <stdexcept>
#include <string>

#include "leaves.hpp"

namespace host {

// What is wrong with the value at hand; `what()` begins with its pointer.
struct BadValue : std::runtime_error {
    BadValue(const Leaf &leaf, const std::string &what);
};

// "kinds[]", "ring.keys[].key_id": elements have no number, so that a table can say what may stand
// where.
std::string form_of(const Path &path);

std::string read_string(const Leaf &leaf);
std::uint32_t read_number(const Leaf &leaf);  // an integer below 2^32
bool read_boolean(const Leaf &leaf);

// Each by its name, or as it is written.
std::uint32_t read_kind(const Leaf &leaf);
std::uint32_t read_check(const Leaf &leaf);  // its bit
pith_time_rule read_time_rule(const Leaf &leaf);
std::uint32_t read_time(const Leaf &leaf);
std::string read_pith_number(const Leaf &leaf);

}  // namespace host
