// SPDX-License-Identifier: MIT
// The check of ../ed25519.hpp in a sixth of the flash; it accepts the same signatures. A key
// without a comb gives kBadKey (pith_load_key() adds a comb), and a check takes more units.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "../comb.hpp"
#include "program.hpp"

namespace pith::curve {

// Plain data without pointers: a caller may move an object between two steps.
class Verification {
 public:
    // Code words 16 bits apart, from the code of pith_verdict; none of them is a verdict.
    enum class Result : uint32_t {
        kPending = 0,
        kValid = 0x212CF8DD,
        kInvalid = 0x6EA12CF8,
        kBadKey = 0x5D4259F1,
    };

    // Starts the check of signature R | S over the message, without any arithmetic yet.
    void begin(const uint8_t signature[64], const uint8_t message[32], const pith_key &key);

    // Does at most `budget` units, 0: all. A unit is at most one point operation. `key` must be the
    // key of begin().
    Result step(const pith_key &key, uint32_t budget);

    // As in ../ed25519.hpp, but does not check that `key` is the hashed key.
    uint32_t recheck(const uint8_t signature[64], const uint8_t message[32],
                     const pith_key &key) const;

    // The offset of the computed point in this object.
    static const size_t kComputedOffset;

 private:
    friend struct EquationTest;  // tests other message lengths, and keys that loading refuses

    // Values of left_: the roots left for the hash, then the units left.
    enum : uint16_t {
        kCompare = 0,
        kInverse = 1,                    // a unit for each bit of p - 2
        kProduct = 256,                  // four for each bit of the scalars
        kScalars = kProduct + 4 * 256,   // one for each word of the hash
        kHash = kScalars + 8,            // a cube root for each round
        kInitialState = kHash + 80,      // a square root for each word of it
        kBegin = kInitialState + 8 + 1,  // and one unused
    };

    void unit(const pith_key &key);
    [[gnu::noinline]] void digest();
    [[gnu::noinline]] void next_root();
    [[gnu::noinline]] void reduce(uint32_t index);
    void begin_product();
    [[gnu::noinline]] void compare();

    uint16_t left_;
    uint16_t prime_;     // prime of the current root
    uint8_t bit_;        // next bit of the root
    uint8_t operation_;  // next operation of the point addition
    Result result_;
    union {
        small::Element slots_[small::kSlots];
        uint64_t words_[34];  // during the hash: rounds.hpp, then the initial state
    };
};

// As in ../ed25519.hpp. Such a key is refused.
class Plain {
 public:
    static void set(pith_key &key) { key.comb = nullptr; }
};

inline constexpr size_t Verification::kComputedOffset =
    offsetof(Verification, slots_) + small::kY * sizeof(small::Element);

}  // namespace pith::curve
