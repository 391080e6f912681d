// SPDX-License-Identifier: MIT
// The objects around the two other signatures of the registry, of events and of bundles, and the
// signer that an event names.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "keys/keyring.hpp"
#include "verdict.hpp"

namespace pith::record {

// Each reads a slice of canonical bytes. PITH_PENDING if it has the closed shape and names a key of
// the ring, by id and, where it is stated, by fingerprint; else the fault.

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
