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
constexpr uint8_t kNoRest = 0xFF;  // the two bits behind the head are in the top of a byte

// A ring may have the same bytes under two ids.
bool is_same_key(const pith_key *a, const pith_key *b) {
    return a != nullptr && b != nullptr && memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

}  // namespace

void PublicKey::open(uint32_t place) {
    key_ = nullptr;
    place_ = place;
    seen_ = 0;
}

// A fingerprint stands before the id that it belongs to: it tells a key of the ring, or none.
void PublicKey::take_fingerprint(const uint8_t *head, uint8_t rest, const pith_keyring &ring) {
    const pith_key *found = nullptr;
    for (size_t i = 0; i < ring.count && found == nullptr; ++i) {
        uint8_t digest[kDigestSize];
        hash::sha256(ring.keys[i].bytes, sizeof ring.keys[i].bytes, digest);
        const bool is_head = memcmp(digest, head, kHeadSize) == 0;
        if (is_head && (rest == kNoRest || rest == (digest[kHeadSize] & 0xC0))) {
            found = &ring.keys[i];
        }
    }
    if ((seen_ & kHasFingerprint) != 0 && found != key_) seen_ |= kHasOther;
    key_ = found;
    seen_ |= kHasFingerprint;
}

void PublicKey::take(const Value &value, const pith_keyring &ring, Findings &findings) {
    uint8_t bytes[32];
    verdict fault = PITH_PENDING;
    switch (value.rule) {
        case Rule::kFingerprintBase32:  // 26 characters: 130 bits
            if (value.size == 26 && codec::decode_base32(value.text, 26, bytes)) {
                return take_fingerprint(bytes, bytes[kHeadSize], ring);
            }
            fault = PITH_MALFORMED;
            break;
        case Rule::kFingerprintHex:
            if (codec::decode_hex(value.text, value.size, bytes, kHeadSize)) {
                return take_fingerprint(bytes, kNoRest, ring);
            }
            fault = PITH_MALFORMED;
            break;
        case Rule::kPublicKeyId: {
            const pith_key *const named = keys::find_key(ring, value.text, value.size);
            const bool is_other = (seen_ & kHasOther) != 0 ||
                                  ((seen_ & kHasFingerprint) != 0 && !is_same_key(named, key_));
            if (named != nullptr && is_other) fault = PITH_UNKNOWN_KEY;
            key_ = named;
            seen_ |= kNamed;
            break;
        }
        default: {
            if ((seen_ & kNamed) == 0 || key_ == nullptr) return;
            const bool is_hex = value.rule == Rule::kPublicKeyHex;
            const bool is_decoded = is_hex
                                        ? codec::decode_hex(value.text, value.size, bytes, 32)
                                        : codec::decode_base64(value.text, value.size, bytes, 32);
            const bool is_same = is_decoded && memcmp(bytes, key_->bytes, sizeof bytes) == 0;
            if (is_same) seen_ |= kHasBytes;
            if (!is_same) fault = PITH_UNKNOWN_KEY;
        }
    }
    if (fault != PITH_PENDING) findings.fail(PITH_CHECK_PUBLIC_KEYS, fault, value.place);
}

void PublicKey::close(Findings &findings) const {
    if ((seen_ & kHasBytes) != 0) return findings.pass(PITH_CHECK_PUBLIC_KEYS, place_);
    findings.leave_open(PITH_CHECK_PUBLIC_KEYS, place_);
}

}  // namespace pith::audit
