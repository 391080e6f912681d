// SPDX-License-Identifier: MIT
// The receipt: which key signed which digest, and the signature. Its other fields are not signed
// and are only checked for type and known constants.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "verify/keyring.hpp"
#include "verify/verdict.hpp"

namespace pith::record {

// What a receipt states about itself, to be compared.
struct Stated {
    uint8_t digest[32];
    uint8_t fingerprint[verify::kFingerprintSize];
    bool has_fingerprint;
};

// Checks that a slice is a receipt of the known shape and takes the key it names, the signature and
// what is still to be compared. PITH_PENDING if so; PITH_UNKNOWN_KEY where the ring has no key of
// that id; else as read_record().
verdict read_receipt(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                     const pith_key *&key, uint8_t signature[64], Stated &stated);

}  // namespace pith::record
