// SPDX-License-Identifier: MIT
// The labels of a document's values, in their order. Keeps runs of equal labels in a spool, because
// a document can have more values than fit in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <pith/audit.hpp>
#include <string_view>

#include "spool.hpp"

namespace host {

class Labels {
 public:
    void add(pith::Label label, std::uint32_t count);

    // Returns the label of the next value; nothing after the last. No add() follows. Throws like
    // Spool.
    std::optional<pith::Label> next();

 private:
    struct Run {
        pith::Label label = pith::Label::kNone;
        std::uint32_t count = 0;
    };

    void write(const Run &run);

    Spool spool_;
    std::string_view part_;  // of the spool, still to be read
    Run run_;                // still to be written, or the one at hand
    bool is_reading_ = false;
};

}  // namespace host
