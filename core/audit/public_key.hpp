// SPDX-License-Identifier: MIT
// A public key in a bundle. A document's word on keys is never trusted: it is compared with the
// ring, and nothing more.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/findings.hpp"
#include "audit/value.hpp"

namespace pith::audit {

// Plain data: the key at hand.
class PublicKey {
 public:
    void open(uint32_t place);
    // Its members, in canonical order.
    void take(const Value &value, const pith_keyring &ring, Findings &findings);
    void close(Findings &findings) const;

 private:
    enum : uint8_t { kNamed = 1, kHasFingerprint = 2, kHasOther = 4, kHasBytes = 8 };

    void take_fingerprint(const uint8_t *head, uint8_t rest, const pith_keyring &ring);

    const pith_key *key_;  // of the ring; null: not told yet, or foreign
    uint32_t place_;
    uint8_t seen_;
};

}  // namespace pith::audit
