// SPDX-License-Identifier: MIT
// Finds the member of an object that the table does not allow. Verifiers name only the object if
// they read it as a whole.
#pragma once

#include <optional>
#include <string>

#include "rows.hpp"

namespace host {

struct Misfitting {
    Path path;             // of the member, or of the object that lacks one
    std::string expected;  // in words
    std::string found;     // JSON text; empty: an object lacks a member
    std::string cause;
};

// Returns the first fault of `verdict` in a value and its parts, in the order of the text. `path`
// is the path of the value.
std::optional<Misfitting> find_misfit(Text &text, const Path &path, pith::Verdict verdict);

}  // namespace host
