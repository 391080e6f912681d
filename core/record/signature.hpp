// SPDX-License-Identifier: MIT
// The small objects around the signatures of events and bundles, the signer of an event, and the
// source of a paper. Each reader takes a slice of canonical bytes.
#pragma once

#include "keys/keyring.hpp"
#include "record/fields.hpp"

namespace pith::record {

// PITH_PENDING: it has the shape and names a key of the ring; else see read_fields(), find_named().
// PITH_MALFORMED too: a signature or digest that is not in its canonical encoding.
verdict read_event_signature(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                             const pith_key *&key, uint8_t signature[64]);
verdict read_bundle_signature(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                              const pith_key *&key, uint8_t signature[64], uint8_t digest[32]);
verdict read_signer(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                    const pith_key *&key);

// {id, kind, version}, as texts in the slice.
struct Source {
    pith_text id;
    pith_text kind;
    pith_text version;
    verdict read(const uint8_t *slice, uint16_t size);
};

}  // namespace pith::record
