// SPDX-License-Identifier: MIT
// Digest, number and source that follow from a document's record (PROTOCOL.md 5). Nothing is
// verified.
#pragma once

#include <optional>
#include <string>

#include "digests.hpp"
#include "rows.hpp"

namespace host {

struct RecordFacts {
    Path path;
    Digest digest;
    std::string characters;  // the 26 of the number
    std::string number, short_number;
    std::string source_kind, source_id, source_version;  // JSON text
    std::string title_sha256;
};

// Returns the facts of the first record in the document; nothing without one.
std::optional<RecordFacts> facts_of_record(Text &text);

// Returns the value of a known alias kind, as JSON text; nothing for another kind.
std::string alias_value(const RecordFacts &record, const std::string &kind);

// Returns the JSON text of a member of the record's source, by its rule.
std::string source_part(const RecordFacts &record, Rule rule);

}  // namespace host
