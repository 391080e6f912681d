// SPDX-License-Identifier: MIT
#include "record/signature.hpp"

#include "codec/base64.hpp"
#include "codec/hex.hpp"
#include "record/shapes.hpp"

namespace pith::record {
namespace {

using json::Token;

enum : uint8_t { kAlgorithm, kKeyId, kFingerprint, kSignature, kStatus, kSignedAt, kMessage };
enum : uint8_t { kBundleDigest = 7 };

constexpr Member kEventShape[] = {
    {kTop, Token::kString, "algorithm", true, "ed25519"},
    {kTop, Token::kString, "key_id"},
    {kTop, Token::kString, "public_key_fingerprint"},
    {kTop, Token::kString, "signature_b64"},
    {kTop, Token::kString, "signature_status", true, "signed_v1"},
    {kTop, Token::kString, "signed_at"},
    {kTop, Token::kString, "signed_message", true, "open_graph_event_sha256_bytes"},
};
constexpr Member kBundleShape[] = {
    {kTop, Token::kString, "algorithm", true, "ed25519"},
    {kTop, Token::kString, "key_id"},
    {kTop, Token::kString, "public_key_fingerprint"},
    {kTop, Token::kString, "signature_b64"},
    {kTop, Token::kString, "signature_status", true, "signed_v1"},
    {kTop, Token::kString, "signed_at"},
    {kTop, Token::kString, "signed_message", true, "bundle_sha256_bytes"},
    {kTop, Token::kString, "bundle_sha256"},
};
constexpr size_t kEventMembers = sizeof kEventShape / sizeof *kEventShape;
constexpr size_t kBundleMembers = sizeof kBundleShape / sizeof *kBundleShape;

enum : uint8_t { kSignerKeyId, kSignerFingerprint, kSignerId, kSignerType, kSignerMembers };
constexpr Member kSignerShape[] = {
    {kTop, Token::kString, "key_id"},
    {kTop, Token::kString, "public_key_fingerprint"},
    {kTop, Token::kString, "signer_id"},
    {kTop, Token::kString, "signer_type", true, "pith_registry"},
};

enum : uint8_t { kId, kKind, kVersion, kSourceMembers };
constexpr Member kSourceShape[] = {
    {kTop, Token::kString, "id"},
    {kTop, Token::kString, "kind"},
    {kTop, Token::kPrimitive, "version"},
};

verdict find_named(const uint8_t *slice, const Field &id, const Field &fingerprint,
                   const pith_keyring &ring, const pith_key *&key) {
    key = keys::find_key(ring, slice + id.start, id.size);
    if (key == nullptr) return PITH_UNKNOWN_KEY;
    uint8_t stated[keys::kFingerprintSize];
    if (!codec::decode_hex(slice + fingerprint.start, fingerprint.size, stated, sizeof stated)) {
        return PITH_MALFORMED;
    }
    return keys::has_fingerprint(*key, stated) ? PITH_PENDING : PITH_UNKNOWN_KEY;
}

verdict read_signature(const uint8_t *slice, const Field *fields, const pith_keyring &ring,
                       const pith_key *&key, uint8_t signature[64]) {
    const Field &text = fields[kSignature];
    if (!codec::decode_base64(slice + text.start, text.size, signature, 64)) return PITH_MALFORMED;
    return find_named(slice, fields[kKeyId], fields[kFingerprint], ring, key);
}

}  // namespace

verdict read_event_signature(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                             const pith_key *&key, uint8_t signature[64]) {
    Field fields[kEventMembers];
    const verdict fault = read_shape(kEventShape, kEventMembers, slice, size, fields);
    return fault != PITH_PENDING ? fault : read_signature(slice, fields, ring, key, signature);
}

verdict read_bundle_signature(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                              const pith_key *&key, uint8_t signature[64], uint8_t digest[32]) {
    Field fields[kBundleMembers];
    const verdict fault = read_shape(kBundleShape, kBundleMembers, slice, size, fields);
    if (fault != PITH_PENDING) return fault;
    const Field &stated = fields[kBundleDigest];
    if (!codec::decode_hex(slice + stated.start, stated.size, digest, 32)) return PITH_MALFORMED;
    return read_signature(slice, fields, ring, key, signature);
}

verdict read_signer(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                    const pith_key *&key) {
    Field fields[kSignerMembers];
    const verdict fault = read_shape(kSignerShape, kSignerMembers, slice, size, fields);
    if (fault != PITH_PENDING) return fault;
    return find_named(slice, fields[kSignerKeyId], fields[kSignerFingerprint], ring, key);
}

verdict Source::read(const uint8_t *slice, uint16_t size) {
    Field fields[kSourceMembers];
    const verdict fault = read_shape(kSourceShape, kSourceMembers, slice, size, fields);
    if (fault != PITH_PENDING) return fault;
    const auto text = [slice](const Field &field) {
        return pith_text{reinterpret_cast<const char *>(slice + field.start), field.size};
    };
    id = text(fields[kId]);
    kind = text(fields[kKind]);
    version = text(fields[kVersion]);
    return PITH_PENDING;
}

}  // namespace pith::record
