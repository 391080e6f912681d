// SPDX-License-Identifier: MIT
// Formats an outcome: lines for people, or a JSON object for programs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "outcome.hpp"
#include "rotation.hpp"

namespace host {

// Returns the line of a document. `colour` marks verdicts and labels for a terminal.
std::string text_line(const Outcome &outcome, bool colour);

// Returns the line of a rotation.
std::string text_line(const RotationOutcome &outcome, bool colour);

// Returns one line for each check, each with a line break, to print below text_line().
std::string finding_lines(const Outcome &outcome, bool colour);

// Takes the next part of the output. May throw.
using Write = std::function<void(std::string_view)>;

// Writes the document as a tree with each value's label; one line without labels if not genuine.
// Reads the values, and throws like LabelledValues::read().
void write_values(const Outcome &outcome, bool colour, const Write &write);

// Writes a JSON object on one line, with every key of the scope. Keys that need a genuine document
// are else null. Reads the values, and throws like LabelledValues::read().
void write_json(const Outcome &outcome, const Write &write);

// Writes the JSON object of a rotation.
void write_json(const RotationOutcome &outcome, const Write &write);

// Returns true if JSON can have the text without a change.
bool is_utf8(std::string_view text);

// Writes the object of a file or line that is no document, or cannot be read.
void write_json_error(const std::string &file, const std::optional<Line> &line,
                      const std::string &error, const Write &write);

}  // namespace host
