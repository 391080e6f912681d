// SPDX-License-Identifier: MIT
// Describes why a device refused a rotation. Computes this from the document after the verdict.
#pragma once

#include "rotation.hpp"

namespace host {

// A byte was refused. `is_before`: the number or literal that ends before it was.
void describe_byte(const pith::Source &source, const pith_ring &ring, bool is_before,
                   RotationOutcome &outcome);

// The whole document was refused.
void describe_all(const pith::Source &source, const pith_ring &ring, RotationOutcome &outcome);

}  // namespace host
