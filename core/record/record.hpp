// SPDX-License-Identifier: MIT
// The canonical_record: which member stands where in a slice, and the digest that is its identity.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "record/shapes.hpp"
#include "verdict.hpp"

namespace pith::record {

struct Record {
    // In the order of its canonical bytes.
    enum Place : uint8_t {
        kMetadata,
        kAbstract,
        kCrossCats,
        kCrossCat,
        kLicense,
        kPrimaryCat,
        kSubmittedAt,
        kTitle,
        kSchemaVersion,
        kSource,
        kId,
        kKind,
        kVersion,
        kCount,
    };

    // Finds the members of a slice; see read_shape().
    verdict read(const uint8_t *slice, uint16_t size);
    // The digest of its canonical bytes, once read. It may be written over the slice.
    void digest(uint8_t out[hash::Sha256::kDigestSize]) const;

    const uint8_t *slice;
    Field fields[kCount];
};

}  // namespace pith::record
