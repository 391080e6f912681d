// SPDX-License-Identifier: MIT
// The receipt, the signatures of events and bundles, and the signer of an event. Key, digest and
// signature are used. The other members are not signed; only their types and constants are checked.
#pragma once

#include "codec/codec.hpp"
#include "record/fields.hpp"

namespace pith::record {

// Finds the key with this id, and compares its fingerprint if present. Returns PITH_PENDING;
// PITH_UNKNOWN_KEY: no key, or another fingerprint; PITH_MALFORMED: not lower-case hex.
verdict find_named(const uint8_t *slice, const Span &id, const Span &fingerprint,
                   const pith_keyring &ring, const pith_key *&key);

// Members are decoded one by one, to save stack.
template <schema::Shape kShape>
struct Signed : Fields<kShape> {
    using Fields<kShape>::fields, Fields<kShape>::position, Fields<kShape>::slice;

    // Finds the key of the ring, as find_named(). Inlined: it is on the deepest path.
    [[gnu::always_inline]] verdict find_key(const pith_keyring &ring, const pith_key *&key) const {
        constexpr size_t kId = position("key_id");
        constexpr size_t kFingerprint = position("public_key_fingerprint");
        return find_named(slice, fields[kId], fields[kFingerprint], ring, key);
    }
    // Return false for text that is not the canonical encoding.
    bool signature(uint8_t out[64]) const {
        constexpr size_t kText = position("signature_b64");
        const Span &text = fields[kText];
        return codec::decode_base64(slice + text.start, text.size, out, 64);
    }
    bool digest(uint8_t out[32]) const {
        constexpr bool kIsBundle = kShape == schema::Shape::kBundleSignature;
        constexpr size_t kText = position(kIsBundle ? "bundle_sha256" : "canonical_sha256");
        const Span &text = fields[kText];
        return codec::decode_hex(slice + text.start, text.size, out, 32);
    }
};

using Receipt = Signed<schema::Shape::kReceipt>;
using EventSignature = Signed<schema::Shape::kEventSignature>;
using BundleSignature = Signed<schema::Shape::kBundleSignature>;
using Signer = Signed<schema::Shape::kSigner>;

}  // namespace pith::record
