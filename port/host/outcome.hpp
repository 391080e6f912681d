// SPDX-License-Identifier: MIT
// The result for a document. Holds copies, with no pointer into a verifier.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <pith/audit.hpp>
#include <string>
#include <vector>

#include "line_index.hpp"
#include "place.hpp"
#include "values.hpp"

namespace host {

enum class Scope { kDocument, kReceipt };

// The claims of a record, copied.
struct Signed {
    explicit Signed(const pith::Claims &claims);

    std::string number, canonical_sha256, key_id;
    std::string source_kind, source_id;
    std::uint32_t source_version;
    std::string submitted_at, license, primary_cat;
    std::vector<std::string> cross_cats;
    std::string title_sha256, abstract_sha256;
};

// The line that a document is on.
struct Line {
    std::uint64_t number;           // of the first line: 1
    std::optional<std::string> id;  // of its id column
};

struct Outcome {
    std::string file;
    std::optional<Line> line;  // of --lines
    Scope scope = Scope::kDocument;
    pith::Verdict verdict = pith::Verdict::kPending;
    std::uint32_t offset = 0;
    std::optional<Position> position;
    std::optional<Place> place;  // of a document that is not genuine, if it could be read again
    std::optional<Signed> said;  // only for a genuine document with a record
    // Set by an audit only:
    pith::Kind kind = pith::Kind::kNone;
    std::uint32_t time = 0;
    std::vector<pith::Finding> findings;
    std::optional<pith::Check> failed;       // the check that decided, if any
    pith::Refusal refusal;                   // the rule of the policy that decided, if any
    std::uint32_t value_count = 0;           // of a genuine document: all its values
    std::uint32_t trusted_count = 0;         // those that are authenticated or bound
    std::shared_ptr<LabelledValues> values;  // of a genuine document, on request

    bool is_genuine() const { return verdict == pith::Verdict::kGenuine; }
};

}  // namespace host
