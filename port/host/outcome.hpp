// SPDX-License-Identifier: MIT
// What was found out about a document, in words of its own: nothing here leads into a verifier.
#pragma once

#include <cstdint>
#include <optional>
#include <pith/audit.hpp>
#include <string>
#include <vector>

#include "json_values.hpp"
#include "line_index.hpp"

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

struct Value {
    Path path;
    std::string text;  // canonical JSON
    pith::Label label;
};

struct Outcome {
    std::string file;
    Scope scope = Scope::kDocument;
    pith::Verdict verdict = pith::Verdict::kPending;
    std::uint32_t offset = 0;
    std::optional<Position> position;
    std::optional<Signed> said;  // of a genuine document, if it has a record
    // An audit's:
    pith::Kind kind = pith::Kind::kNone;
    std::uint32_t time = 0;
    std::vector<pith::Finding> findings;
    std::optional<pith::Check> failed;  // the check that decided, where one did
    std::vector<Value> values;          // of a genuine document, if they were asked for

    bool is_genuine() const { return verdict == pith::Verdict::kGenuine; }
};

}  // namespace host
