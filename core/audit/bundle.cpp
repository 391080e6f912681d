// SPDX-License-Identifier: MIT
#include "audit/bundle.hpp"

#include <string.h>

#include "codec/codec.hpp"
#include "hash/sha256.hpp"
#include "keys/keyring.hpp"
#include "record/signature.hpp"

namespace pith::audit {
namespace {

using schema::Rule;

constexpr size_t kHeadSize = 16;
constexpr uint8_t kNoRest = 0xFF;  // the two bits after the head are the top bits of a byte

}  // namespace

void Bundle::take_signature(const Value &value, const pith_keyring &ring) {
    place_ = value.place;
    record::BundleSignature read;
    verdict fault = value.read(read);
    if (fault == PITH_PENDING && (!read.digest(digest_) || !read.signature(signature_))) {
        fault = PITH_MALFORMED;
    }
    if (fault == PITH_PENDING) fault = read.find_key(ring, key_);
    if (fault != PITH_PENDING) value.fail(fault);
}

void Bundle::take_aliases(const uint8_t digest[kDigestSize], bool is_in_state, uint32_t place,
                          Findings &findings) {
    if (is_in_state) {
        if (!has_aliases_) return;  // the bundle is incomplete
        findings.judge(PITH_CHECK_STATE_ALIASES, same_digest(digest, aliases_), PITH_ALTERED,
                       place);
        return;
    }
    memcpy(aliases_, digest, sizeof aliases_);
    has_aliases_ = true;
}

void Bundle::check_digest(const uint8_t digest[kDigestSize], uint32_t place,
                          Findings &findings) const {
    findings.judge(PITH_CHECK_BUNDLE_DIGEST, same_digest(digest, digest_), PITH_ALTERED, place);
}

// ---- public keys

void PublicKey::open(uint32_t place) {
    key_ = nullptr;
    place_ = place;
    base32_ = hex_ = {nullptr, 0};
    has_bytes_ = false;
}

// Returns the key of the ring whose fingerprint begins with `head`, or null. The bytes behind the
// head are overwritten: a digest on the stack would be on its deepest path.
const pith_key *PublicKey::find(uint8_t *head, uint8_t rest, const pith_keyring &ring) {
    uint8_t *const digest = head + kDigestSize;
    for (size_t i = 0; i < ring.count; ++i) {
        hash::Sha256 hash;
        hash.begin();
        hash.update(ring.keys[i].bytes, sizeof ring.keys[i].bytes);
        hash.finish(digest);
        const bool is_head = memcmp(digest, head, kHeadSize) == 0;
        if (is_head && (rest == kNoRest || rest == (digest[kHeadSize] & 0xC0))) {
            return &ring.keys[i];
        }
    }
    return nullptr;
}

// Compares the fingerprints, which precede the id.
void PublicKey::name(const pith_key *key, Findings &findings) {
    key_ = key;
    if (key == nullptr) return;
    const Fingerprint *const both[] = {&base32_, &hex_};
    for (const Fingerprint *stated : both) {
        // A ring may have equal bytes under two ids.
        const bool is_same = stated->key != nullptr &&
                             memcmp(stated->key->bytes, key->bytes, sizeof key->bytes) == 0;
        if (stated->place == 0 || is_same) continue;
        findings.fail(PITH_CHECK_PUBLIC_KEYS, PITH_UNKNOWN_KEY, stated->place);
    }
}

Earned PublicKey::take(const Value &value, const pith_keyring &ring) {
    static_assert(PITH_SLICE_SIZE >= 2 * kDigestSize, "find() needs this room");
    uint8_t *const bytes = value.text;  // decoded in place
    bool is_formed = true;
    switch (value.rule) {
        case Rule::kFingerprintBase32:  // 26 characters: 130 bits
            is_formed = value.size == 26 && codec::decode_base32(value.text, 26, bytes);
            if (is_formed) base32_ = {find(bytes, bytes[kHeadSize], ring), value.place};
            break;
        case Rule::kFingerprintHex:
            is_formed = codec::decode_hex(value.text, value.size, bytes, kHeadSize);
            if (is_formed) hex_ = {find(bytes, kNoRest, ring), value.place};
            break;
        case Rule::kPublicKeyId:
            name(keys::find_key(ring, value.text, value.size), value.findings);
            break;
        default: {
            if (key_ == nullptr) break;
            const bool is_hex = value.rule == Rule::kPublicKeyHex;
            const bool is_decoded = is_hex
                                        ? codec::decode_hex(value.text, value.size, bytes, 32)
                                        : codec::decode_base64(value.text, value.size, bytes, 32);
            has_bytes_ = is_decoded && memcmp(bytes, key_->bytes, sizeof key_->bytes) == 0;
            if (!has_bytes_) return value.fail(PITH_UNKNOWN_KEY);
        }
    }
    return is_formed ? Earned::nothing() : value.fail(PITH_MALFORMED);
}

void PublicKey::close(Findings &findings) const {
    if (has_bytes_) return findings.pass(PITH_CHECK_PUBLIC_KEYS, place_);
    findings.leave_open(PITH_CHECK_PUBLIC_KEYS, place_);
}

}  // namespace pith::audit
