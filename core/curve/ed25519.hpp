// SPDX-License-Identifier: MIT
// One Ed25519 signature check over a 32-byte message (RFC 8032 5.1.7), in bounded steps.
//
// Accepts only signatures that every strict verifier accepts. S is below L. A has order L and is
// canonical. All 32 bytes of R equal [S]B - [h]A without the cofactor, so R is canonical too. R is
// not the identity.
#pragma once

#include <stddef.h>

namespace pith::curve {

// One wrong bit in an address must not make a comparison compare a value with itself. Addresses
// that differ in one bit are a power of 2 apart.
constexpr bool is_power_of_2(size_t n) {
    return (n & (n - 1)) == 0;
}

}  // namespace pith::curve

#ifdef PITH_SMALL_CURVE
#include "small/ed25519.hpp"
#else

#include <pith/pith.h>
#include <stdint.h>

#include "comb.hpp"
#include "inverse.hpp"

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

    // At most `budget` units of work, 0: to the end. A unit is one point operation or less. The key
    // is the one of begin(). A key without a comb is decoded and checked first: kBadKey comes
    // before any word on the signature.
    Result step(const pith_key &key, uint32_t budget);

    // After step(): the decision once more, by other code, from what was given and not from copies
    // of it. 0 if it is kValid, the point that was computed is R, and R, the key and the message
    // are what was hashed; else some bits that differ.
    uint32_t recheck(const uint8_t signature[64], const uint8_t message[32],
                     const pith_key &key) const;

    // The offset of the computed point in this object.
    static const size_t kComputedOffset;

 private:
    friend struct EquationTest;  // tests other message lengths, and keys that loading refuses

    enum class Stage : uint8_t {
        kHash,
        kKeyBegin,  // of a key without a comb: decode it
        kKeyPower,
        kKeyEnd,
        kKeyOrder,  // is it L? (subgroup.hpp)
        kHalfPower,
        kHalfEnd,
        kOrderPower,
        kOrderEnd,
        kScalars,
        kProduct,  // Q = [S]B - [h]A
        kInverse,
        kCompare,  // Q with R
        kDone,
    };

    [[gnu::noinline]] void unit(const pith_key &key, uint32_t &budget);
    [[gnu::noinline]] void hash();
    [[gnu::noinline]] bool begin_key(const uint8_t bytes[32]);
    [[gnu::noinline]] bool end_key(const uint8_t bytes[32]);
    [[gnu::noinline]] bool end_half();
    [[gnu::noinline]] void begin_scalars(const pith_comb *comb);
    void begin_product(uint32_t steps, uint32_t operation);
    [[gnu::noinline]] bool product(const Comb &base, const Comb *key, uint32_t &budget);
    void begin_power();
    Euclid inversion();
    [[gnu::noinline]] void compare();
    void end(Result result);

    Stage stage_;
    uint8_t column_;     // next column of the combs, or bit of h without a comb
    uint8_t operation_;  // next in the column: 0 is the doubling, then the additions
    uint8_t carry_;      // of the signed digits
    Power power_;
    Result result_;
    uint32_t token_;  // hash of R | A | message, minus the columns still to do
    FieldElement r_;  // R's 32 bytes as words
    Scalar s_;
    Scalar h_;
    union {
        Point q_;
        alignas(uint32_t) uint8_t block_[128];  // kHash: R | A | message, padded
    };
    union {
        HalfNiels minus_a_;   // of a key without a comb
        uint32_t state_[16];  // kHash
    };
};

inline constexpr size_t Verification::kComputedOffset = offsetof(Verification, q_.y);

}  // namespace pith::curve

#endif
