// SPDX-License-Identifier: MIT
#include "record/receipt.hpp"

#include "codec/base64.hpp"
#include "codec/hex.hpp"
#include "record/shapes.hpp"

namespace pith::record {
namespace {

using json::Token;

enum : uint8_t {
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
};

constexpr Member kReceiptShape[] = {
    {kTop, Token::kString, "algorithm", true, "ed25519"},
    {kTop, Token::kString, "builder_version", false, nullptr},
    {kTop, Token::kString, "canonical_sha256", true, nullptr},
    {kTop, Token::kString, "first_computed_at", false, nullptr},
    {kTop, Token::kString, "key_id", true, nullptr},
    {kTop, Token::kString, "kind", true, "pith_receipt"},
    {kTop, Token::kString, "last_reissued_at", false, nullptr},
    {kTop, Token::kString, "public_key_fingerprint", false, nullptr},
    {kTop, Token::kString, "receipt_version", false, "0.3"},
    {kTop, Token::kString, "signature_b64", true, nullptr},
    {kTop, Token::kString, "signature_status", false, "signed_v1"},
    {kTop, Token::kString, "signed_at", false, nullptr},
    {kTop, Token::kString, "signed_message", true, "canonical_sha256_bytes"},
};

}  // namespace

verdict read_receipt(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                     const pith_key *&key, uint8_t signature[64], Stated &stated) {
    key = nullptr;
    stated.has_fingerprint = false;
    ShapeReader reader(kReceiptShape, slice, size);
    while (reader.next()) {
        const uint8_t *text = reader.text();
        const uint16_t length = reader.size();
        bool well_formed = true;
        switch (reader.member()) {
            case kDigest:
                well_formed = codec::decode_hex(text, length, stated.digest, sizeof stated.digest);
                break;
            case kSignature: well_formed = codec::decode_base64(text, length, signature, 64); break;
            case kFingerprint:
                well_formed =
                    codec::decode_hex(text, length, stated.fingerprint, sizeof stated.fingerprint);
                stated.has_fingerprint = true;
                break;
            case kKeyId: key = verify::find_key(ring, text, length); break;
            default: break;
        }
        if (!well_formed) return PITH_MALFORMED;
    }
    if (reader.fault() != PITH_PENDING) return reader.fault();
    return key == nullptr ? PITH_UNKNOWN_KEY : PITH_PENDING;
}

}  // namespace pith::record
