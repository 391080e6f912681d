// SPDX-License-Identifier: MIT
// The check of ../ed25519.hpp, of the same signatures, in a sixth of the flash. What differs: a key
// without a comb is kBadKey (pith_load_key() makes one of any key), and there are more units.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "../comb.hpp"
#include "program.hpp"

namespace pith::curve {

// Plain data without pointers: it may be moved between two steps.
class Verification {
 public:
    // Words of the code that pith_verdict's are from, none of them a verdict: 16 bits apart.
    enum class Result : uint32_t {
        kPending = 0,
        kValid = 0x212CF8DD,
        kInvalid = 0x6EA12CF8,
        kBadKey = 0x5D4259F1,
    };

    // The signature R | S over the message. No arithmetic is done yet.
    void begin(const uint8_t signature[64], const uint8_t message[32], const pith_key &key);

    // At most `budget` units of work, 0: to the end. A unit is one point operation or less. The key
    // is the one of begin().
    Result step(const pith_key &key, uint32_t budget);

    // As ../ed25519.hpp's; that the key is the one that was hashed is not looked at again.
    uint32_t recheck(const uint8_t signature[64], const uint8_t message[32],
                     const pith_key &key) const;

    // Where the computed point stands.
    static const size_t kComputedOffset;

 private:
    friend struct EquationTest;  // other messages' lengths, and keys that may not be installed

    // What is left: so many roots to hash with, then so many units.
    enum : uint16_t {
        kCompare = 0,
        kInverse = 1,                    // a unit for each bit of p - 2
        kProduct = 256,                  // four for each bit of the scalars
        kScalars = kProduct + 4 * 256,   // one for each word of the hash
        kHash = kScalars + 8,            // a cube root for each round
        kInitialState = kHash + 80,      // a square root for each word of it
        kBegin = kInitialState + 8 + 1,  // and one that is thrown away
    };

    void unit(const pith_key &key);
    [[gnu::noinline]] void digest();
    [[gnu::noinline]] void next_root();
    [[gnu::noinline]] void reduce(uint32_t index);
    void begin_product();
    [[gnu::noinline]] void compare();

    uint16_t left_;
    uint16_t prime_;     // whose root is being taken
    uint8_t bit_;        // of it that comes next
    uint8_t operation_;  // of a point's addition that comes next
    Result result_;
    union {
        small::Element slots_[small::kSlots];
        uint64_t words_[34];  // while the message is hashed: see rounds.hpp, and the first state
    };
};

inline constexpr size_t Verification::kComputedOffset =
    offsetof(Verification, slots_) + small::kY * sizeof(small::Element);

}  // namespace pith::curve
