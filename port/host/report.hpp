// SPDX-License-Identifier: MIT
// How an outcome is said: lines for people, or a JSON object for programs.
#pragma once

#include <string>

#include "outcome.hpp"

namespace host {

// `colour` marks verdicts and labels for a terminal.
std::string text_line(const Outcome &outcome, bool colour);

// The checks that were made, a line each, below text_line(). Each ends with a line break.
std::string finding_lines(const Outcome &outcome, bool colour);

// The document as a tree, each value behind its label; of one that is not genuine, that there is
// none.
std::string value_lines(const Outcome &outcome, bool colour);

// Every object of a scope has every key; what only a genuine document has is null in the others.
std::string json_line(const Outcome &outcome);

}  // namespace host
