// SPDX-License-Identifier: MIT
// The values of a document, one by one, in canonical order: scalars and empty containers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "canonical.hpp"

namespace host {

// From a container to what is in it.
struct Step {
    bool is_element = false;
    std::size_t index = 0;
    std::string key;  // as JSON, with its quotes

    bool operator==(const Step &) const = default;
};
using Path = std::vector<Step>;

struct JsonValue {
    Path path;
    std::string text;  // as canonical JSON
    std::uint32_t offset = 0;
};

// Nothing if all were handed out; else where the text is not strict JSON.
std::optional<Fault> for_each_value(const pith::Source &source,
                                    const std::function<void(const JsonValue &)> &take);

// RFC 6901.
std::string pointer(const Path &path);

// What a string in JSON says.
std::string unquoted(const std::string &text);

}  // namespace host
