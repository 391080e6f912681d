// SPDX-License-Identifier: MIT
// What --policy FILE allows. A file is strict JSON of a closed set of members; what it does not
// mention is as it would be without a file.
#pragma once

#include <pith/ring.h>
#include <optional>
#include <pith/audit.hpp>
#include <stdexcept>
#include <string>

namespace host {

// "FILE:3: ..."
struct PolicyError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Policy {
 public:
    Policy() = default;
    // Throws PolicyError, and std::system_error or FileError when it cannot be read.
    explicit Policy(const std::string &file);
    Policy(const Policy &) = delete;
    Policy &operator=(const Policy &) = delete;

    const pith::Policy &rules() const { return rules_; }
    const pith_ring *ring() const { return rules_.ring; }

 private:
    pith::Policy rules_ = pith_default_policy;
    std::string number_;  // rules_ point here
    pith_ring ring_{};    // and here
};

}  // namespace host
