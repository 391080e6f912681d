// SPDX-License-Identifier: MIT
// Describes the place of a fault for people: where it is, what is there, and a common mistake that
// explains it. Reads the document once, up to the fault. No verdict depends on it.
#pragma once

#include <cstdint>
#include <pith/audit.hpp>
#include <string>
#include <string_view>

#include "json_values.hpp"

namespace host {

struct Place {
    std::string pointer;   // JSON pointer (RFC 6901) of the innermost value or member
    std::string expected;  // what should be there; empty: unknown
    std::string found;     // what is there, at most kFound bytes; empty: the end of the document
    std::string cause;     // a mistake that explains it; empty: unknown
    Path path;             // of the pointer
    bool is_key = false;   // a key is at the offset
    std::string allowed;   // what JSON allows at the offset
};

constexpr std::size_t kFound = 96;

// `offset` is in bytes. If an object is there, `found` is the member of it that `member` names.
// A failed read gives an empty place.
Place place_of(const pith::Source &source, std::uint32_t offset, std::string_view member);

// Removes the begin of a character from the end of `found`, if kFound may have cut it.
void drop_cut_character(Place &place);

// Sets the path and the pointer. Leaves out a key that the fault cuts or spoils.
void set_path(Place &place, Path path);

// Returns " at /pointer, expected ..., found ...: cause", without what is not known.
std::string shown(const Place &place);

}  // namespace host
