// SPDX-License-Identifier: MIT
// The plain description of a paper, and the canonical_record made from it.
#pragma once

#include <cstdint>
#include <string>

#include "json.hpp"

namespace issue {

struct Paper {
    Json record;          // canonical_record
    Digest digest{};      // of the record
    std::string number;   // "pith:2024:..."
    std::string letters;  // the 26 characters of the number
    std::string title;    // empty: only its hash is known
    Json links;           // an object of strings
    Json graph;           // further members of graph_snapshot
};

// Checks each member and throws Refusal with its pointer, what was expected and what was found.
Paper read_paper(const std::string &file);

}  // namespace issue
