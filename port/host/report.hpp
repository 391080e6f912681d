// SPDX-License-Identifier: MIT
// Formats an outcome: lines for people, or a JSON object for programs.
#pragma once

#include <string>

#include "outcome.hpp"

namespace host {

// Returns the line of a document. `colour` marks verdicts and labels for a terminal.
std::string text_line(const Outcome &outcome, bool colour);

// Returns one line for each check, each with a line break, to print below text_line().
std::string finding_lines(const Outcome &outcome, bool colour);

// Returns the document as a tree with each value's label; one line without labels if not genuine.
std::string value_lines(const Outcome &outcome, bool colour);

// Returns a JSON object with every key of the scope. Keys that need a genuine document are else
// null.
std::string json_line(const Outcome &outcome);

}  // namespace host
