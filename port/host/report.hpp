// SPDX-License-Identifier: MIT
// How a finding is said: a line for people, or a JSON object for programs.
#pragma once

#include <string>
#include <string_view>

#include "receipt.hpp"

namespace host {

// `colour` marks the verdict for a terminal.
std::string text_line(const Finding &finding, bool colour);

// Every object has every key; what only a genuine document has is null in the others.
std::string json_line(const Finding &finding);

// A name that is safe to show: control characters as \xNN, so that no file can draw on a terminal
// or add a line.
std::string printable(std::string_view name);

}  // namespace host
