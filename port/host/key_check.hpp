// SPDX-License-Identifier: MIT
#pragma once

#include <pith/pith.hpp>

namespace host {

// Throws UsageError unless the key is the canonical encoding of a point of order L, so that a bad
// key is an error at start-up and not a verdict on every document.
void require_usable(const pith::Key &key);

}  // namespace host
