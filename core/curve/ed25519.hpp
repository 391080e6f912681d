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
#include "euclid.hpp"
#include "half.hpp"
#include "power.hpp"

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
    friend class Plain;
    friend struct EquationTest;  // tests other message lengths, and hashes of one's choice

    enum class Stage : uint8_t {
        kHash,
        // a key with a comb
        kScalars,
        kProduct,  // Q = [S]B - [h]A
        kInverse,
        kCompare,  // Q with R
        // a key without a comb: plain.cpp
        kDecode,  // A, then R
        kDecodePower,
        kDecoded,
        kCheckOrder,  // is it L? (subgroup.hpp)
        kHalfPower,
        kHalfEnd,
        kOrderPower,
        kOrderEnd,
        kHalve,  // h = a / c
        kEuclid,
        kShort,
        kSums,
        kShortProduct,  // Q = [c S]B - [a]A - [c - 1]R
        kPlainCompare,  // Q with R
        kDone,
    };

    [[gnu::noinline]] void unit(const pith_key &key, uint32_t &budget);
    [[gnu::noinline]] void hash();
    [[gnu::noinline]] void begin_scalars(const pith_comb &comb);
    [[gnu::noinline]] bool product(const pith_comb &comb, uint32_t &budget);
    Euclid inversion();
    [[gnu::noinline]] void compare();
    void end(Result result);

    static constexpr uint32_t kShortToken = 0x10000;

    Stage stage_;
    uint8_t column_;     // next column of the combs
    uint8_t operation_;  // next in the column: 0 is the doubling, then the additions
    uint8_t flags_;      // plain.cpp
    Power power_;        // plain.cpp
    Result result_;
    uint32_t token_;  // hash of R | A | message, minus the columns still to do
    Scalar s_;
    union {
        Point q_;
        alignas(uint32_t) uint8_t block_[128];  // kHash: R | A | message, padded
    };
    union {
        HalfNiels minus_[2];  // plain.cpp: -A, -R
        struct {
            HalfNiels minus_a;
            Scalar product;
            WideScalar wide;
        } shortening_;  // kShort
        struct {
            FieldElement inverse, scratch, z;
        } of_z_;              // kInverse, kCompare
        uint32_t state_[16];  // kHash
    };
    union {
        struct {
            FieldElement r;  // R's 32 bytes as words
            Scalar h;
        } given_;
        Sums sums_;  // plain.cpp, when given_ is no longer needed
    };
    ShortScalars short_;  // plain.cpp
};

inline constexpr size_t Verification::kComputedOffset = offsetof(Verification, q_.y);

// The units of a key without a comb, in plain.cpp. They are not linked into a program that has no
// such key: references to the weak functions link nothing, and set() does.
#ifdef __ELF__
#define PITH_WEAK [[gnu::weak]]
#else
#define PITH_WEAK
#endif
class Plain {
 public:
    // Makes the key one without a comb.
    static void set(pith_key &key);

    static bool is_linked() { return unit != nullptr; }
    PITH_WEAK static void unit(Verification &v, const pith_key &key, uint32_t &budget);
    PITH_WEAK static uint32_t recheck(const Verification &v, const uint8_t signature[64],
                                      const pith_key &key);

 private:
    static void begin_power(Verification &v);
    [[gnu::noinline]] static bool begin_point(Verification &v, const pith_key &key);
    [[gnu::noinline]] static bool end_point(Verification &v, const pith_key &key);
    [[gnu::noinline]] static bool end_half(Verification &v);
    static Euclid euclid(Verification &v);
    [[gnu::noinline]] static void begin_euclid(Verification &v);
    [[gnu::noinline]] static void step_euclid(Verification &v);
    [[gnu::noinline]] static bool shorten(Verification &v);
    [[gnu::noinline]] static void begin_product(Verification &v);
    static void add_digits(Verification &v, const Digits &digits, KeepT keep_t);
    [[gnu::noinline]] static bool product(Verification &v, uint32_t &budget);
    [[gnu::noinline]] static bool is_r(Verification &v);
};

}  // namespace pith::curve

#endif
