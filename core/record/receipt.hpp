// SPDX-License-Identifier: MIT
// The receipt: which key signed which digest, and the signature. Its other fields are not signed
// and are only checked for type and known constants.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "verify/keyring.hpp"
#include "verify/verdict.hpp"

namespace pith::record {

struct Receipt {
    const pith_key *key;  // of the ring, by key_id
    uint8_t signature[64];
    uint8_t digest[32];  // as stated
    uint8_t fingerprint[verify::kFingerprintSize];
    bool has_fingerprint;
};

// Checks that a slice is a receipt of the known shape and takes what the verification needs.
// PITH_PENDING if so; PITH_UNKNOWN_KEY where the ring has no key of that id; else as read_record().
// A fingerprint is the caller's to compare.
verdict read_receipt(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                     Receipt &receipt);

}  // namespace pith::record
