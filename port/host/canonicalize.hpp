// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "line_index.hpp"

namespace host {

// Why a document has no canonical form.
struct NotCanonical {
    std::optional<Position> position;  // not of what is too large to be read
    std::uint32_t offset;
    std::string reason;
};

// Writes the document in canonical order, which is what Python's json.dumps() writes with
// sort_keys=True, separators=(',', ':'), ensure_ascii=False; all of it, or nothing. Constant
// memory.
std::optional<NotCanonical> canonicalize(const std::string &file,
                                         const std::function<void(std::string_view)> &write);

// Whether Python writes this JSON number as it stands.
bool is_pythons_number(const std::string &text);

}  // namespace host
