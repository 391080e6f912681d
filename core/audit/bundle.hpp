// SPDX-License-Identifier: MIT
// The time and signature of a bundle, its aliases, which its state repeats, and its public keys.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/value.hpp"

namespace pith::audit {

// Plain data.
class Bundle {
 public:
    void begin() {
        key_ = nullptr;
        time_ = PITH_TIME_NONE;
        has_aliases_ = false;
    }

    uint32_t time() const { return time_; }  // built_at
    const pith_key *key() const { return key_; }
    const uint8_t *signature() const { return signature_; }
    uint32_t place() const { return place_; }  // of the signature

    Earned take_time(const Value &value) { return value.take_time(time_); }
    void take_signature(const Value &value, const pith_keyring &ring);
    // Takes the digest of the bundle's aliases, then compares that of its state's aliases.
    void take_aliases(const uint8_t digest[kDigestSize], bool is_in_state, uint32_t place,
                      Findings &findings);
    void check_digest(const uint8_t digest[kDigestSize], uint32_t place, Findings &findings) const;

 private:
    const pith_key *key_;
    uint32_t time_;
    uint32_t place_;
    bool has_aliases_;
    uint8_t aliases_[kDigestSize];
    uint8_t digest_[kDigestSize];
    uint8_t signature_[64];
};

// A public key in a bundle. It is compared with the ring and never used.
// Plain data: the current key.
class PublicKey {
 public:
    void open(uint32_t place);
    // Its members, in canonical order.
    Earned take(const Value &value, const pith_keyring &ring);
    void close(Findings &findings) const;
    // No key of the ring is named, so far.
    bool is_foreign() const { return key_ == nullptr; }

 private:
    // The key of the ring with this fingerprint, or null. Place 0: no fingerprint.
    struct Fingerprint {
        const pith_key *key;
        uint32_t place;
    };

    static const pith_key *find(uint8_t *head, uint8_t rest, const pith_keyring &ring);
    void name(const pith_key *key, Findings &findings);

    const pith_key *key_;  // of the ring; null: not named, or foreign
    uint32_t place_;
    Fingerprint base32_;
    Fingerprint hex_;
    bool has_bytes_;
};

}  // namespace pith::audit
