// SPDX-License-Identifier: MIT
// The signatures of events and bundles, the signer of an event, and the source of a paper. Each
// reader takes canonical bytes.
#pragma once

#include "keys/keyring.hpp"
#include "record/fields.hpp"

namespace pith::record {

// Return PITH_PENDING, a fault of read_fields() or find_named(), or PITH_MALFORMED: a signature or
// digest that is not canonical.
verdict read_event_signature(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                             const pith_key *&key, uint8_t signature[64]);
verdict read_bundle_signature(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                              const pith_key *&key, uint8_t signature[64], uint8_t digest[32]);
verdict read_signer(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                    const pith_key *&key);

// {id, kind, version}: texts in the slice.
struct Source {
    pith_text id;
    pith_text kind;
    pith_text version;
    verdict read(const uint8_t *slice, uint16_t size);
};

}  // namespace pith::record
