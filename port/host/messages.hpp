// SPDX-License-Identifier: MIT
// Describes each verdict and each check in one line.
#pragma once

#include <pith/audit.hpp>
#include <string>

#include "outcome.hpp"

namespace host {

// Returns the reason for the verdict.
std::string reason(const Outcome &outcome);

// Returns what a passed check compared: "each source equals the record's".
const char *meaning(pith::Check check);

}  // namespace host
