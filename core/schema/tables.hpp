// SPDX-License-Identifier: MIT
// The tables that the program reads, each in a file of its own, so that only those used are linked.
#pragma once

#include "schema/schema.hpp"

namespace pith::schema {

// All rows of schema/documents.hpp.
extern const Table kDocuments;

// The members that the one pass looks at, of every kind of document at once: its marker may come
// last. Row 0 is the root. Members of the four roots stand in Shape::kRoots, those of payloads in
// Shape::kPayloads.
extern const Table kOnePass;

// canonical_record and receipt, with what stands in them.
extern const Table kParts;

// The rotation of a keyring. Row 0 is the root.
extern const Table kRotation;

}  // namespace pith::schema
