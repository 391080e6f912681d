// SPDX-License-Identifier: MIT
#include "audit/public_key.hpp"

#include <string.h>

#include "codec/base32.hpp"
#include "codec/base64.hpp"
#include "hash/sha256.hpp"
#include "keys/keyring.hpp"

namespace pith::audit {

namespace {

using schema::Rule;

constexpr size_t kHeadSize = 16;
constexpr uint8_t kNoRest = 0xFF;  // the two bits after the head are the top bits of a byte

// A ring may have equal bytes under two ids.
bool is_same_key(const pith_key *a, const pith_key *b) {
    return a != nullptr && b != nullptr && memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

}  // namespace

void PublicKey::open(uint32_t place) {
    key_ = nullptr;
    place_ = place;
    base32_ = hex_ = {nullptr, 0};
    has_bytes_ = false;
}

// Returns the key of the ring whose fingerprint begins with `head`, or null.
const pith_key *PublicKey::find(const uint8_t *head, uint8_t rest, const pith_keyring &ring) {
    for (size_t i = 0; i < ring.count; ++i) {
        uint8_t digest[kDigestSize];
        hash::sha256(ring.keys[i].bytes, sizeof ring.keys[i].bytes, digest);
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
        if (stated->place == 0 || is_same_key(stated->key, key)) continue;
        findings.fail(PITH_CHECK_PUBLIC_KEYS, PITH_UNKNOWN_KEY, stated->place);
    }
}

void PublicKey::take(const Value &value, const pith_keyring &ring, Findings &findings) {
    uint8_t bytes[32];
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
            return name(keys::find_key(ring, value.text, value.size), findings);
        default: {
            if (key_ == nullptr) return;
            const bool is_hex = value.rule == Rule::kPublicKeyHex;
            const bool is_decoded = is_hex
                                        ? codec::decode_hex(value.text, value.size, bytes, 32)
                                        : codec::decode_base64(value.text, value.size, bytes, 32);
            has_bytes_ = is_decoded && memcmp(bytes, key_->bytes, sizeof bytes) == 0;
            if (has_bytes_) return;
            return findings.fail(PITH_CHECK_PUBLIC_KEYS, PITH_UNKNOWN_KEY, value.place);
        }
    }
    if (!is_formed) findings.fail(PITH_CHECK_PUBLIC_KEYS, PITH_MALFORMED, value.place);
}

void PublicKey::close(Findings &findings) const {
    if (has_bytes_) return findings.pass(PITH_CHECK_PUBLIC_KEYS, place_);
    findings.leave_open(PITH_CHECK_PUBLIC_KEYS, place_);
}

}  // namespace pith::audit
