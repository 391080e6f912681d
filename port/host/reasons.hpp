// SPDX-License-Identifier: MIT
// The texts of checks, verdicts and rules. Uses no C++ library, so port/web has the same texts.
#pragma once

#include <pith/audit.h>

namespace host {

// Returns what a passed check compared: "each source equals the record's".
const char *meaning(pith_check check);

// Returns the reason of a failed check. Returns null for a comparison: the check's meaning
// describes it.
const char *check_reason(pith_check check, pith_verdict verdict);

// Returns the reason of a refusal by this rule; null for any other value.
const char *rule_reason(pith_rule rule);

}  // namespace host
