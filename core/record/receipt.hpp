// SPDX-License-Identifier: MIT
// The receipt: which key signed which digest, and the signature. Its other fields are not signed
// and are only checked for type and known constants.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "record/shapes.hpp"
#include "keys/keyring.hpp"
#include "verdict.hpp"

namespace pith::record {

// Texts in a slice; taken one by one, so that no more of them than needed stand on the stack.
struct Receipt {
    enum Place : uint8_t {
        kAlgorithm,
        kBuilderVersion,
        kDigest,
        kFirstComputedAt,
        kKeyId,
        kKind,
        kLastReissuedAt,
        kFingerprint,
        kReceiptVersion,
        kSignature,
        kStatus,
        kSignedAt,
        kSignedMessage,
        kCount,
    };

    // Finds the members of a slice; see read_shape().
    verdict read(const uint8_t *slice, uint16_t size);

    // The key of the ring that it names: PITH_PENDING, PITH_UNKNOWN_KEY if there is none or its
    // fingerprint is another, PITH_MALFORMED if that is no fingerprint.
    verdict find_key(const pith_keyring &ring, const pith_key *&key) const;
    // False where the text is not the one spelling of that many bytes.
    bool signature(uint8_t out[64]) const;
    bool digest(uint8_t out[32]) const;

    const uint8_t *slice;
    Field fields[kCount];
};

}  // namespace pith::record
