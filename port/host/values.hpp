// SPDX-License-Identifier: MIT
// The values of a genuine document with their labels. They are read again from the audited bytes,
// by the code of the audit and in its order, when they are shown; so none is kept.
#pragma once

#include <pith/audit.hpp>
#include <string_view>
#include <utility>

#include "document.hpp"
#include "json_values.hpp"
#include "labels.hpp"

namespace host {

class LabelledSink {
 public:
    virtual ~LabelledSink() = default;
    virtual void begin(const Path &path, pith::Label label) = 0;
    virtual void text(std::string_view part) = 0;  // canonical JSON
    virtual void end() = 0;
};

class LabelledValues {
 public:
    // Throws std::system_error and FileError.
    LabelledValues(const std::string &file, std::uint64_t most) : document(file, most) {}
    // Takes a document in memory.
    explicit LabelledValues(std::string bytes) : document(std::move(bytes)) {}

    Document document;
    Labels labels;

    // Passes each value to `sink`. Works once. Throws like the constructor. A value without a
    // label, or a label without a value, is a defect: std::logic_error.
    void read(LabelledSink &sink);
};

}  // namespace host
