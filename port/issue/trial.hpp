// SPDX-License-Identifier: MIT
// Judges a document as a device would, with the core's own audit.
#pragma once

#include <pith/ring.h>
#include <string>

#include "key.hpp"

namespace issue {

// Throws Refusal, with verdict, check and pointer, unless the document is genuine with this key. A
// ring, where given, must hold the key, valid at the signed time. `is_alone`: the document is an
// event without a record, which no default policy accepts (PROTOCOL.md 10.9).
void require_accepted(const std::string &document, const PublicKey &key, const pith_ring *ring,
                      bool is_alone);

}  // namespace issue
