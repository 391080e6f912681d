// SPDX-License-Identifier: MIT
// The signed fields of a canonical_record, packed: each text after one byte of length, hashes as
// bytes. Copied from the slice that was hashed.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "record/fields.hpp"

namespace pith::record {

struct Claims {
    static constexpr size_t kHashSize = 32;

    uint8_t title_sha256[kHashSize];
    uint8_t abstract_sha256[kHashSize];
    uint32_t version;
    uint8_t used;  // bytes of text
    // Positions in `text`: a byte of length, then as many bytes.
    uint8_t source_id;
    uint8_t source_kind;
    uint8_t submitted_at;
    uint8_t license;
    uint8_t primary_cat;
    uint8_t cross_cats;  // the first; the others follow
    uint8_t cross_cat_count;
    uint8_t text[PITH_CLAIM_TEXT_SIZE];

    pith_text text_at(uint8_t position) const;
    void fill(pith_claims &claims) const;
    pith_text cross_cats_data() const;  // all of them, each after its byte of length
};

static_assert(PITH_CLAIM_TEXT_SIZE >= 1 && PITH_CLAIM_TEXT_SIZE <= UINT8_MAX,
              "PITH_CLAIM_TEXT_SIZE is 1 to 255: positions and sizes are bytes");

// Takes the fields of a record. Returns PITH_PENDING; PITH_MALFORMED: a value has a wrong form;
// PITH_UNSUPPORTED: a year outside 1970 to 2105; PITH_TOO_LARGE: the texts do not fit.
verdict take_claims(const Record &record, Claims &claims);

// Compares a title with its signed hash: SHA-256 of the lower-cased text. PITH_MATCH_CANNOT_TELL:
// the title is not ASCII. How the registry lower-cases other text is not known.
pith_match match_title(const uint8_t *title, size_t size,
                       const uint8_t signed_digest[hash::Sha256::kDigestSize]);

}  // namespace pith::record
