// SPDX-License-Identifier: MIT
// The ring of a policy, in the format of a rotation (core/record/README.md).
#pragma once

#include <pith/ring.h>

#include <string>

#include "json_values.hpp"

namespace host {

class RingValues {
 public:
    explicit RingValues(pith_ring &ring) : ring_(ring) {}

    // Returns false if the value is not a member of a ring. Throws BadValue.
    bool take(const std::string &form, const JsonValue &value);
    // Returns what is wrong with the whole ring, or an empty string.
    std::string complaint() const;

 private:
    void take_key(const std::string &member, const JsonValue &value);

    pith_ring &ring_;
    std::size_t members_ = 0;
};

}  // namespace host
