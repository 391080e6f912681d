// SPDX-License-Identifier: MIT
// Names common mistakes behind a text that is not JSON.
#pragma once

#include <string>
#include <string_view>

#include "walk.hpp"

namespace host {

// Returns what kind of file has these first bytes, or nothing.
std::string mistake_of_start(std::string_view start);

// Returns the byte of a string that is not UTF-8, or -1. The fault may be the byte after it.
int byte_beyond_ascii(const Walk &walk, std::string_view at);

// Returns the mistake that explains the text at the fault, or nothing.
std::string mistake_at(const Walk &walk, std::string_view at);

}  // namespace host
