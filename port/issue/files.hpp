// SPDX-License-Identifier: MIT
// Reads and writes whole files. "-" is standard input or output.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace issue {

// Returns the content. Throws Trouble if the file is unreadable or has more than `most` bytes.
std::string read_file(const std::string &name, std::size_t most);

// Creates a file that does not exist yet, with this mode. Throws Trouble otherwise: keys are never
// overwritten. The content is on the disk when this function returns.
void create_file(const std::string &name, std::string_view content, unsigned mode);

// Writes a temporary file beside it and renames it, so `name` has the old or the new content.
void replace_file(const std::string &name, std::string_view content);

// Writes to the file, or to standard output if `name` is empty or "-".
void put(const std::string &name, std::string_view content);

}  // namespace issue
