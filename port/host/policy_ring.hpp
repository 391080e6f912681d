// SPDX-License-Identifier: MIT
// The ring of a policy, in the form that a rotation has it (core/record/README.md).
#pragma once

#include <pith/ring.h>

#include <string>

#include "json_values.hpp"

namespace host {

class RingValues {
 public:
    explicit RingValues(pith_ring &ring) : ring_(ring) {}

    // False if it is no member of a ring; throws BadValue.
    bool take(const std::string &form, const JsonValue &value);
    // What is wrong with the ring as a whole; empty: nothing is.
    std::string complaint() const;

 private:
    void take_key(const std::string &member, const JsonValue &value);

    pith_ring &ring_;
    std::size_t members_ = 0;
};

}  // namespace host
