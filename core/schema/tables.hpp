// SPDX-License-Identifier: MIT
// The tables. Each has its own source file: a program links only those that it uses.
#pragma once

#include "schema/schema.hpp"

namespace pith::schema {

// All rows of schema/documents.hpp.
extern const Table kDocuments;

// The members that the one pass reads, for every kind of document at once. Row 0 is the root.
// Shape::kRoots has the members of the four roots, Shape::kPayloads those of the payloads.
extern const Table kOnePass;

// canonical_record and receipt, with their inner objects.
extern const Table kParts;

// The rotation of a keyring. Row 0 is the root.
extern const Table kRotation;

}  // namespace pith::schema
