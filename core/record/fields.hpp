// SPDX-License-Identifier: MIT
// Reads the canonical bytes of a small closed object: finds each member by the table.
//
// The registry signs digests of several types with one key, without domain separation. Only the
// closed sets of keys separate the types, so an unknown key is never skipped.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "hash/sha256.hpp"
#include "schema/documents.hpp"
#include "schema/schema.hpp"
#include "verdict.hpp"

namespace pith::record {

// The text of a member in the slice: a string without its quotes, an array from its first element
// to its last. Start 0: missing (the slice begins with a brace).
struct Span {
    uint16_t start;
    uint16_t size;
};

// Fills `count` spans, one for each row of `shape` and of the shapes after it in the table. Returns
// PITH_PENDING; PITH_AMBIGUOUS: a duplicate key; PITH_UNSUPPORTED: a key, type or constant that is
// not in the table, or a missing member; PITH_MALFORMED: -0; PITH_TOO_LARGE: the slice is
// truncated.
verdict read_fields(const schema::Table &table, schema::Shape shape, const uint8_t *slice,
                    uint16_t size, Span *fields, size_t count);

// Hashes an object that read_fields() accepted, by its members in the table's order. All of them
// must be required.
void digest_fields(const schema::Table &table, schema::Shape shape, const uint8_t *slice,
                   const Span *fields, uint8_t digest[hash::Sha256::kDigestSize]);

// The members of a small closed object. kLast: the last shape in the table that belongs to it.
template <schema::Shape kShape, schema::Shape kLast = kShape>
struct Fields {
    static constexpr size_t kCount = schema::count_lines(kShape, kLast);

    // Returns the position of a member's span. Keep the result in a constant: then the compiler
    // searches, and refuses a member that the table does not have.
    static constexpr size_t position(const char *key, schema::Shape in = kShape) {
        return schema::position(kShape, in, key);
    }

    // Finds the members of a slice, as read_fields().
    verdict read(const schema::Table &table, const uint8_t *text, uint16_t size) {
        slice = text;
        return read_fields(table, kShape, text, size, fields, kCount);
    }

    const uint8_t *slice;
    Span fields[kCount];
};

using Source = Fields<schema::Shape::kSource>;

// The canonical_record.
struct Record : Fields<schema::Shape::kCanonicalRecord, schema::Shape::kSource> {
    // Hashes the members that read() found. `out` may be the slice.
    void digest(const schema::Table &table, uint8_t out[hash::Sha256::kDigestSize]) const {
        digest_fields(table, schema::Shape::kCanonicalRecord, slice, fields, out);
    }
};

}  // namespace pith::record
