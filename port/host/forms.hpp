// SPDX-License-Identifier: MIT
// The form of a value that the table asks for, in words, and whether a value has it.
#pragma once

#include <string>
#include <string_view>

#include "rows.hpp"

namespace host {

// Returns the words: "\"1.0\"", "64 hex digits in lower case", "an array".
std::string expected_form(const Row &row, Shape in);

// The rule of the table that a value breaks.
enum class Misfit { kNone, kType, kConstant, kForm, kYear };

// `value` is JSON text, or its first byte if it is a container.
Misfit misfit_of(const Row &row, Shape in, std::string_view value);

}  // namespace host
