// SPDX-License-Identifier: MIT
// A public key in a bundle. It is compared with the ring and never used.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/findings.hpp"
#include "audit/value.hpp"

namespace pith::audit {

// Plain data: the current key.
class PublicKey {
 public:
    void open(uint32_t place);
    // Its members, in canonical order.
    void take(const Value &value, const pith_keyring &ring, Findings &findings);
    void close(Findings &findings) const;
    // No key of the ring is named, so far.
    bool is_foreign() const { return key_ == nullptr; }

 private:
    // The key of the ring with this fingerprint, or null. Place 0: no fingerprint.
    struct Fingerprint {
        const pith_key *key;
        uint32_t place;
    };

    static const pith_key *find(const uint8_t *head, uint8_t rest, const pith_keyring &ring);
    void name(const pith_key *key, Findings &findings);

    const pith_key *key_;  // of the ring; null: not named, or foreign
    uint32_t place_;
    Fingerprint base32_;
    Fingerprint hex_;
    bool has_bytes_;
};

}  // namespace pith::audit
