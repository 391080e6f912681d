// SPDX-License-Identifier: MIT
// Builds signed documents of a paper, as PROTOCOL.md says.
#pragma once

#include <cstdint>
#include <string>

#include "json.hpp"
#include "paper.hpp"
#include "signer.hpp"

namespace issue {

enum class Kind { kRecord, kCreated, kSnapshot, kState, kBundle };

struct Order {
    Kind kind;
    std::string time;      // created_at, built_at and signed_at
    std::string registry;  // signer_id
    bool has_snapshot;     // state and bundle: with a graph_snapshot event
};

Json make_document(const Order &order, const Paper &paper, const Signer &signer);

}  // namespace issue
