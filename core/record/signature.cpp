// SPDX-License-Identifier: MIT
#include "record/signature.hpp"

#include "codec/base64.hpp"
#include "codec/hex.hpp"
#include "record/receipt.hpp"

namespace pith::record {
namespace {

using schema::kDocuments;
using schema::Shape;

// In the order of the table's rows.
namespace event_signature {
enum : uint8_t {
    kAlgorithm,
    kKeyId,
    kFingerprint,
    kSignature,
    kStatus,
    kSignedAt,
    kMessage,
    kCount
};
}
namespace bundle_signature {
enum : uint8_t {
    kAlgorithm,
    kDigest,
    kKeyId,
    kFingerprint,
    kSignature,
    kStatus,
    kSignedAt,
    kMessage,
    kCount
};
}
namespace signer {
enum : uint8_t { kKeyId, kFingerprint, kId, kType, kCount };
}
namespace source {
enum : uint8_t { kId, kKind, kVersion, kCount };
}

verdict read_signature(const uint8_t *slice, const Span &id, const Span &fingerprint,
                       const Span &text, const pith_keyring &ring, const pith_key *&key,
                       uint8_t signature[64]) {
    if (!codec::decode_base64(slice + text.start, text.size, signature, 64)) return PITH_MALFORMED;
    return find_named(slice, id, fingerprint, ring, key);
}

}  // namespace

verdict read_event_signature(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                             const pith_key *&key, uint8_t signature[64]) {
    using namespace event_signature;
    Span fields[kCount];
    const verdict fault =
        read_fields(kDocuments, Shape::kEventSignature, slice, size, fields, kCount);
    if (fault != PITH_PENDING) return fault;
    return read_signature(slice, fields[kKeyId], fields[kFingerprint], fields[kSignature], ring,
                          key, signature);
}

verdict read_bundle_signature(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                              const pith_key *&key, uint8_t signature[64], uint8_t digest[32]) {
    using namespace bundle_signature;
    Span fields[kCount];
    const verdict fault =
        read_fields(kDocuments, Shape::kBundleSignature, slice, size, fields, kCount);
    if (fault != PITH_PENDING) return fault;
    const Span &stated = fields[kDigest];
    if (!codec::decode_hex(slice + stated.start, stated.size, digest, 32)) return PITH_MALFORMED;
    return read_signature(slice, fields[kKeyId], fields[kFingerprint], fields[kSignature], ring,
                          key, signature);
}

verdict read_signer(const uint8_t *slice, uint16_t size, const pith_keyring &ring,
                    const pith_key *&key) {
    using namespace signer;
    Span fields[kCount];
    const verdict fault = read_fields(kDocuments, Shape::kSigner, slice, size, fields, kCount);
    if (fault != PITH_PENDING) return fault;
    return find_named(slice, fields[kKeyId], fields[kFingerprint], ring, key);
}

verdict Source::read(const uint8_t *slice, uint16_t size) {
    Span fields[source::kCount];
    const verdict fault =
        read_fields(kDocuments, Shape::kSource, slice, size, fields, source::kCount);
    if (fault != PITH_PENDING) return fault;
    const auto text = [slice](const Span &field) {
        return pith_text{reinterpret_cast<const char *>(slice + field.start), field.size};
    };
    id = text(fields[source::kId]);
    kind = text(fields[source::kKind]);
    version = text(fields[source::kVersion]);
    return PITH_PENDING;
}

}  // namespace pith::record
