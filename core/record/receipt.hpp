// SPDX-License-Identifier: MIT
// The receipt: key, digest and signature. Its other members are not signed; only their types and
// constants are checked.
#pragma once

#include "keys/keyring.hpp"
#include "record/fields.hpp"

namespace pith::record {

// Finds the key with this id, and compares its fingerprint if present. Returns PITH_PENDING;
// PITH_UNKNOWN_KEY: no key, or another fingerprint; PITH_MALFORMED: not lower-case hex.
verdict find_named(const uint8_t *slice, const Span &id, const Span &fingerprint,
                   const pith_keyring &ring, const pith_key *&key);

// Spans of a slice. Members are decoded one by one, to save stack.
struct Receipt {
    // In the order of the table's rows.
    enum Member : uint8_t {
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

    // Finds the members of a slice, as read_fields().
    verdict read(const schema::Table &table, const uint8_t *text, uint16_t size) {
        slice = text;
        return read_fields(table, schema::Shape::kReceipt, text, size, fields, kCount);
    }

    // Finds the key of the ring, as find_named().
    verdict find_key(const pith_keyring &ring, const pith_key *&key) const {
        return find_named(slice, fields[kKeyId], fields[kFingerprint], ring, key);
    }
    // Return false for text that is not the canonical encoding.
    bool signature(uint8_t out[64]) const;
    bool digest(uint8_t out[32]) const;

    const uint8_t *slice;
    Span fields[kCount];
};

}  // namespace pith::record
