// SPDX-License-Identifier: MIT
// Describes each verdict in one line.
#pragma once

#include <pith/audit.hpp>
#include <string>

#include "outcome.hpp"

namespace host {

// Returns the reason for the verdict.
std::string reason(const Outcome &outcome);

}  // namespace host
