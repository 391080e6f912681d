// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "line_index.hpp"

namespace host {

// The reason why a document has no canonical form.
struct NotCanonical {
    std::optional<Position> position;  // nothing if the document is too large
    std::uint32_t offset;
    std::string reason;
};

// Writes the canonical form, all or nothing, in constant memory: the output of Python's
// json.dumps() with sort_keys=True, separators=(',', ':'), ensure_ascii=False.
std::optional<NotCanonical> canonicalize(const std::string &file,
                                         const std::function<void(std::string_view)> &write);

// Returns true if Python writes this JSON number with the same text.
bool is_pythons_number(const std::string &text);

}  // namespace host
