// SPDX-License-Identifier: MIT
#include "record/receipt.hpp"

#include "codec/base64.hpp"
#include "codec/hex.hpp"

namespace pith::record {
namespace {

using json::Token;

constexpr Member kShape[] = {
    {kTop, Token::kString, "algorithm", true, "ed25519"},
    {kTop, Token::kString, "builder_version", false},
    {kTop, Token::kString, "canonical_sha256"},
    {kTop, Token::kString, "first_computed_at", false},
    {kTop, Token::kString, "key_id"},
    {kTop, Token::kString, "kind", true, "pith_receipt"},
    {kTop, Token::kString, "last_reissued_at", false},
    {kTop, Token::kString, "public_key_fingerprint", false},
    {kTop, Token::kString, "receipt_version", false, "0.3"},
    {kTop, Token::kString, "signature_b64"},
    {kTop, Token::kString, "signature_status", false, "signed_v1"},
    {kTop, Token::kString, "signed_at", false},
    {kTop, Token::kString, "signed_message", true, "canonical_sha256_bytes"},
};
static_assert(sizeof kShape / sizeof *kShape == Receipt::kCount);

}  // namespace

verdict Receipt::read(const uint8_t *text, uint16_t size) {
    slice = text;
    return read_shape(kShape, kCount, text, size, fields);
}

verdict Receipt::find_key(const pith_keyring &ring, const pith_key *&key) const {
    const Field &id = fields[kKeyId];
    key = keys::find_key(ring, slice + id.start, id.size);
    if (key == nullptr) return PITH_UNKNOWN_KEY;
    const Field &stated = fields[kFingerprint];
    if (stated.start == 0) return PITH_PENDING;
    uint8_t bytes[keys::kFingerprintSize];
    if (!codec::decode_hex(slice + stated.start, stated.size, bytes, sizeof bytes)) {
        return PITH_MALFORMED;
    }
    return keys::has_fingerprint(*key, bytes) ? PITH_PENDING : PITH_UNKNOWN_KEY;
}

bool Receipt::signature(uint8_t out[64]) const {
    const Field &field = fields[kSignature];
    return codec::decode_base64(slice + field.start, field.size, out, 64);
}

bool Receipt::digest(uint8_t out[32]) const {
    const Field &field = fields[kDigest];
    return codec::decode_hex(slice + field.start, field.size, out, 32);
}

}  // namespace pith::record
