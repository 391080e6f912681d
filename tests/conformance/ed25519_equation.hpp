// SPDX-License-Identifier: MIT
// Opens the verification: sets h for a message of any length, or skips the check of the key's
// order. Uses no library, because boards use it too (tests/target/rows).
#pragma once

#include "curve/ed25519.hpp"

#ifdef PITH_SMALL_CURVE
#include "ed25519_equation_small.hpp"
#else

#include <string.h>

#include "hash/sha512.hpp"

namespace pith::curve {

struct EquationTest {
    using Result = Verification::Result;

    enum class KeyCheck { kOn, kOff };

    // Returns kPending, which is no final result, if the first unit is wrong.
    static Result run(const uint8_t signature[64], const uint8_t *message, size_t size,
                      const pith_key &key, KeyCheck key_check = KeyCheck::kOn) {
        Verification v;
        uint8_t digest[64];
        hash::Sha512 hash;
        hash.begin();
        hash.update(signature, 32);
        hash.update(key.bytes, 32);
        hash.update(message, size);
        hash.finish(digest);
        const uint8_t no_message[32] = {};
        v.begin(signature, size == 32 ? message : no_message, key);
        if (v.step(key, 1) != Result::kPending) return Result::kPending;
        Scalar h = {};
        reduce_hash(h, digest);
        // For 32 bytes, the first unit must equal the streaming hash and the reduction.
        if (size == 32 && memcmp(&h, &v.h_, sizeof h) != 0) return Result::kPending;
        v.h_ = h;
        Result result = Result::kPending;
        while (result == Result::kPending) {
            if (key_check == KeyCheck::kOff && v.stage_ == Verification::Stage::kKeyOrder) {
                v.stage_ = Verification::Stage::kScalars;
            }
            result = v.step(key, 1);
        }
        return result;
    }

    // Access to the values of the decision. Bytes are those of little-endian words.
    static bool compares_next(const Verification &v) {
        return v.stage_ == Verification::Stage::kCompare;
    }
    static void *kept_r(Verification &v) { return &v.r_; }
    static void *inverse(Verification &v) { return &v.minus_a_.half_sum; }
    static void *computed_r(Verification &v) { return &v.q_.y; }
    static void *result(Verification &v) { return &v.result_; }
    static bool multiplies_next(const Verification &v) {
        return v.stage_ == Verification::Stage::kProduct;
    }
    static void pass_over_hash(Verification &v) { v.stage_ = Verification::Stage::kScalars; }
    static void pass_over_column(Verification &v) { --v.column_; }
    static void copy_decision(Verification &to, const Verification &from) {
        to.q_.y = from.q_.y;
        to.result_ = from.result_;
    }
    static constexpr bool kHasToken = true;
    static void *token(Verification &v) { return &v.token_; }
};

}  // namespace pith::curve

#endif
