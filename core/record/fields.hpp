// SPDX-License-Identifier: MIT
// Reads a small closed object whose canonical bytes stand in a slice: finds each member by the
// table.
//
// The registry signs raw 32-byte digests of several types with one key, without domain separation.
// A closed set of keys alone tells one type from another, so an unknown key is never skipped.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "hash/sha256.hpp"
#include "schema/tables.hpp"
#include "verdict.hpp"

namespace pith::record {

// Text of a member in the slice, a string's without its quotes; of an array's elements, from the
// first to the last. The slice begins with a brace, so start 0 means that the member is missing.
struct Span {
    uint16_t start;
    uint16_t size;
};

// Fills a span for each row of `shape` and of the shapes that follow it in the table, `count` in
// all. PITH_PENDING; PITH_AMBIGUOUS: a key twice; PITH_UNSUPPORTED: a key, type or constant that is
// not in the table, or a member missing; PITH_TOO_LARGE: the slice is cut off, and right so far.
verdict read_fields(const schema::Table &table, schema::Shape shape, const uint8_t *slice,
                    uint16_t size, Span *fields, size_t count);

// Computes the digest of the canonical bytes of an object that read_fields() accepted, from its
// members in the table's order. All of them must be required.
void digest_fields(const schema::Table &table, schema::Shape shape, const uint8_t *slice,
                   const Span *fields, uint8_t digest[hash::Sha256::kDigestSize]);

}  // namespace pith::record
