// SPDX-License-Identifier: MIT
#pragma once

#include <pith/pith.h>

namespace pith {

// Inside core every fault is already the verdict it leads to; PITH_PENDING means "no fault".
using verdict = pith_verdict;

}  // namespace pith
