// SPDX-License-Identifier: MIT
// Turns the offset that a device reported into a place for people (--explain).
#pragma once

#include <cstdint>
#include <string>

namespace host {

// Returns three lines: "FILE:LINE:COLUMN: byte N at /pointer, found ...", the text around the
// place, and a mark below it. `offset` counts bytes of the file, or of its canonical form: a device
// reads that form of a sorted document. Throws std::system_error, and FileError if the file has no
// such byte.
std::string explain(const std::string &file, std::uint32_t offset, bool is_sorted);

}  // namespace host
