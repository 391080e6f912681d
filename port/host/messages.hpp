// SPDX-License-Identifier: MIT
// What verdicts and checks mean, in a line each.
#pragma once

#include <pith/audit.hpp>
#include <string>

#include "outcome.hpp"

namespace host {

// Why the verdict is what it is.
std::string reason(const Outcome &outcome);

// What holds where a check found nothing wrong: "each title hashes to title_canon_sha256".
const char *rule(pith::Check check);

}  // namespace host
