// SPDX-License-Identifier: MIT
// Lists the values of a document in canonical order: scalars and empty containers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "canonical.hpp"

namespace host {

// A step from a container to a member or an element.
struct Step {
    bool is_element = false;
    std::size_t index = 0;
    std::string key;  // JSON text with quotes

    bool operator==(const Step &) const = default;
};
using Path = std::vector<Step>;

struct JsonValue {
    Path path;
    std::string text;  // canonical JSON
    std::uint32_t offset = 0;
};

// Receives values one after the other, each in pieces: a value may be larger than memory. The path
// is short in a document that an audit accepts (PITH_PATH_SIZE).
class ValueSink {
 public:
    virtual ~ValueSink() = default;
    virtual void begin(const Path &path, std::uint32_t offset) = 0;
    virtual void text(std::string_view part) = 0;  // canonical JSON
    virtual void end() = 0;
};

// Passes each value to `sink`. Returns the fault if the text is not strict JSON, otherwise nothing.
std::optional<Fault> read_values(const pith::Source &source, ValueSink &sink);

// Calls `take` for each value. Returns the fault if the text is not strict JSON, otherwise nothing.
std::optional<Fault> for_each_value(const pith::Source &source,
                                    const std::function<void(const JsonValue &)> &take);

// Returns the JSON pointer (RFC 6901).
std::string pointer(const Path &path);

// Decodes a JSON string.
std::string unquoted(const std::string &text);

}  // namespace host
