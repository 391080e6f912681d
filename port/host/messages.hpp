// SPDX-License-Identifier: MIT
// Describes each verdict and each check in one line.
#pragma once

#include <pith/audit.hpp>
#include <string>

#include "outcome.hpp"

namespace host {

// Returns the reason for the verdict.
std::string reason(const Outcome &outcome);

// Returns the rule of a check: "each title hashes to title_canon_sha256".
const char *rule(pith::Check check);

}  // namespace host
