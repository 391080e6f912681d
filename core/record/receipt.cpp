// SPDX-License-Identifier: MIT
#include "record/receipt.hpp"

#include "codec/base64.hpp"
#include "codec/hex.hpp"

namespace pith::record {

verdict find_named(const uint8_t *slice, const Span &id, const Span &fingerprint,
                   const pith_keyring &ring, const pith_key *&key) {
    key = keys::find_key(ring, slice + id.start, id.size);
    if (key == nullptr) return PITH_UNKNOWN_KEY;
    if (fingerprint.start == 0) return PITH_PENDING;
    return keys::check_fingerprint(*key, slice + fingerprint.start, fingerprint.size);
}

bool Receipt::signature(uint8_t out[64]) const {
    const Span &field = fields[kSignature];
    return codec::decode_base64(slice + field.start, field.size, out, 64);
}

bool Receipt::digest(uint8_t out[32]) const {
    const Span &field = fields[kDigest];
    return codec::decode_hex(slice + field.start, field.size, out, 32);
}

}  // namespace pith::record
