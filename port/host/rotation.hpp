// SPDX-License-Identifier: MIT
// Judges a rotation document as a device does that has a ring: by <pith/ring.h>.
#pragma once

#include <pith/ring.h>

#include <cstdint>
#include <optional>
#include <pith/audit.hpp>
#include <string>

#include "line_index.hpp"
#include "place.hpp"

namespace host {

struct RotationOutcome {
    std::string file;
    pith::Verdict verdict = pith::Verdict::kPending;
    std::uint32_t offset = 0;
    Position position;
    Place place;                     // of a rotation that is not genuine
    std::uint32_t ring_version = 0;  // of the ring in force
    std::uint32_t next_version = 0;  // of a genuine rotation
    std::uint32_t time = PITH_TIME_NONE;

    bool is_genuine() const { return verdict == pith::Verdict::kGenuine; }
};

// Feeds the file to a rotation from `ring`, as a device does that knows this time. Throws
// std::system_error and FileError.
RotationOutcome check_rotation(const std::string &file, const pith_ring &ring, std::uint32_t time);

// Returns the reason for the verdict.
std::string reason(const RotationOutcome &outcome);

}  // namespace host
