// SPDX-License-Identifier: MIT
// The rules of --policy FILE. The file is strict JSON with a closed set of members. A missing
// member has its default.
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
    // Throws PolicyError, and std::system_error or FileError if a read fails.
    explicit Policy(const std::string &file);
    Policy(const Policy &) = delete;
    Policy &operator=(const Policy &) = delete;

    const pith::Policy &rules() const { return rules_; }
    const pith_ring *ring() const { return rules_.ring; }

 private:
    pith::Policy rules_ = pith_default_policy;
    std::string number_;  // rules_ point to this and to ring_
    pith_ring ring_{};
};

// Reads the ring of --ring FILE: {"version", "keys"}, as pith-issue writes it, or the same in a
// member "ring", as a policy has it. A list "retired" is accepted and not used, because a device
// has none. Throws like Policy.
pith_ring read_ring(const std::string &file);

}  // namespace host
