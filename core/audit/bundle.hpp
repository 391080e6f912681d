// SPDX-License-Identifier: MIT
// The time and signature of a bundle, and its aliases, which its state repeats.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/findings.hpp"
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

    void take_time(const Value &value, Findings &findings);
    void take_signature(const Value &value, const pith_keyring &ring, Findings &findings);
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

}  // namespace pith::audit
