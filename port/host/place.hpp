// SPDX-License-Identifier: MIT
// Describes the place of a fault for people: where it is, what is there, and a common mistake that
// explains it. Reads the document once, up to the fault. No verdict depends on it.
#pragma once

#include <cstdint>
#include <pith/audit.hpp>
#include <string>
#include <string_view>

namespace host {

struct Place {
    std::string pointer;  // JSON pointer (RFC 6901) of the innermost value or member
    std::string found;    // what is there, at most kFound bytes; empty: the end of the document
    std::string cause;    // of a text that is not JSON; empty: unknown
};

constexpr std::size_t kFound = 72;

// `offset` is in bytes. If an object is there, `found` is the member of it that `member` names.
// A failed read gives an empty place.
Place place_of(const pith::Source &source, std::uint32_t offset, std::string_view member);

// Returns " at /pointer, found ...: cause", without what is not known.
std::string shown(const Place &place);

}  // namespace host
