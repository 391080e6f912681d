// SPDX-License-Identifier: MIT
// The canonical_record: the position of each member in a slice, and the digest.
#pragma once

#include "record/fields.hpp"

namespace pith::record {

struct Record {
    // In the order of the table's rows.
    enum Member : uint8_t {
        kMetadata,
        kSchemaVersion,
        kSource,
        kAbstract,
        kCrossCats,
        kLicense,
        kPrimaryCat,
        kSubmittedAt,
        kTitle,
        kCrossCat,
        kId,
        kKind,
        kVersion,
        kCount,
    };

    // Finds the members of a slice, as read_fields().
    verdict read(const schema::Table &table, const uint8_t *text, uint16_t size) {
        slice = text;
        return read_fields(table, schema::Shape::kCanonicalRecord, text, size, fields, kCount);
    }
    // Hashes the members that read() found. `out` may be the slice.
    void digest(const schema::Table &table, uint8_t out[hash::Sha256::kDigestSize]) const {
        digest_fields(table, schema::Shape::kCanonicalRecord, slice, fields, out);
    }

    const uint8_t *slice;
    Span fields[kCount];
};

}  // namespace pith::record
