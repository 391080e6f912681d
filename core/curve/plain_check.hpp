// SPDX-License-Identifier: MIT
// The check of one signature by a key that has no table, in memory of its own.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "curve/ed25519.hpp"

namespace pith::curve {

// Plain data. `bytes` is the public key; the caller gives the same one to begin() and step().
class PlainCheck {
 public:
    using Result = Verification::Result;

    // With curve/small the key is decoded and checked here, in one call.
    void begin(const uint8_t signature[64], const uint8_t message[32], const uint8_t bytes[32]) {
#ifdef PITH_SMALL_CURVE
        is_loaded_ = small::load(comb_, bytes);
#endif
        check_.begin(signature, message, key(bytes));
    }
    // See Verification::step().
    Result step(const uint8_t bytes[32], uint32_t budget) {
        return check_.step(key(bytes), budget);
    }

 private:
    pith_key key(const uint8_t bytes[32]) const {
        pith_key key;
        key.id = nullptr;
        Plain::set(key);
        memcpy(key.bytes, bytes, sizeof key.bytes);
#ifdef PITH_SMALL_CURVE
        if (is_loaded_) key.comb = &comb_;
#endif
        return key;
    }

#ifdef PITH_SMALL_CURVE
    bool is_loaded_;
    pith_comb comb_;
#endif
    Verification check_;
};

}  // namespace pith::curve
