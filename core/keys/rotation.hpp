// SPDX-License-Identifier: MIT
// From ring N to ring N + 1.
//
//     bytes -> RingReader -> RingUpdate -> is it next? -> digest_ring -> Verifications -> verdict
//
// The new ring is returned only when both signatures and all keys are checked.
#pragma once

#include <pith/ring.h>
#include <stddef.h>
#include <stdint.h>

#include "curve/plain_check.hpp"
#include "keys/ring_update.hpp"
#include "verdict.hpp"

namespace pith::keys {

static_assert(PITH_RING_KEYS >= 1 && PITH_RING_KEYS <= 254,
              "PITH_RING_KEYS is 1 to 254: indices are bytes");

// Plain data without constructors: all zero is a rotation that has not begun.
class Rotation {
 public:
    void begin(const pith_ring *current, uint32_t time);
    verdict feed(const uint8_t *data, size_t size);
    verdict end();
    verdict step(uint32_t budget);
    verdict misuse() { return decide(PITH_MISUSE); }
    verdict get(pith_ring &next) const;

 private:
    static constexpr size_t kDigestSize = 32;

    verdict decide(verdict result);
    verdict judge() const;
    bool find_signers();
    bool is_signed() const { return turn_ == 0 || turn_ == 1u + signer_[1]; }
    const uint8_t *key() const;
    void begin_check();
    void check(uint32_t budget);

    const pith_ring *current_;
    uint32_t time_;
    Phase phase_;
    verdict result_;
    uint8_t signer_[RingUpdate::kSigners];  // indices of keys, in their rings
    uint8_t turn_;    // of the checks: 0: the signer of the current ring; 1 + i: key i of the next
    uint8_t proven_;  // valid signatures
    uint8_t digest_[kDigestSize];
    RingUpdate update_;
    union {
        RingReader reader_;        // while kReading
        curve::PlainCheck check_;  // while kWorking
    };
};

}  // namespace pith::keys
