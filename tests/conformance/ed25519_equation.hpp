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

    // Returns kPending, which is no final result, if the first unit is wrong.
    static Result run(const uint8_t signature[64], const uint8_t *message, size_t size,
                      const pith_key &given) {
        pith_key key = given;
        if (key.comb == nullptr) Plain::set(key);
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
        if (size == 32 && memcmp(&h, &v.given_.h, sizeof h) != 0) return Result::kPending;
        v.given_.h = h;
        return v.step(key, 0);
    }

    // The equation for a hash of one's choice.
    static Result run_hash(Verification &v, const uint8_t signature[64], const Scalar &h,
                           const pith_key &key) {
        const uint8_t message[32] = {};
        v.begin(signature, message, key);
        v.step(key, 1);
        v.given_.h = h;
        return v.step(key, 0);
    }

    // Half-size scalars: h = a / c, or -a / c.
    struct Halves {
        uint32_t a[ShortScalars::kWords], c[ShortScalars::kWords];
        bool negative, needs_order;
        uint32_t steps;
    };
    // Returns false if they are refused.
    static bool halve(Halves &halves, const Scalar &h, const pith_key &key) {
        const uint8_t zeros[64] = {};
        Verification v;
        v.begin(zeros, zeros, key);
        v.stage_ = Verification::Stage::kHalve;
        v.given_.h = h;
        halves.steps = 0;
        while (v.stage_ != Verification::Stage::kDecode) {
            if (v.step(key, 1) != Result::kPending) return false;
            ++halves.steps;
        }
        uint32_t more = 1;
        for (uint32_t i = 0; i < ShortScalars::kWords; ++i) {
            const bool last = i + 1 == ShortScalars::kWords;
            const uint32_t a = last ? 0 : v.short_.a[i + 1], c = last ? 0 : v.short_.c[i + 1];
            halves.a[i] = v.short_.a[i] >> 2 | a << 30;
            halves.c[i] = (v.short_.c[i] >> 2 | c << 30) + more;
            more = more == 1 && halves.c[i] == 0 ? 1 : 0;
        }
        halves.negative = (v.flags_ & 2) != 0;
        halves.needs_order = (v.flags_ & 8) != 0;
        return true;
    }

    // The decision of a key without a comb.
    static bool compares_plain_next(const Verification &v) {
        return v.stage_ == Verification::Stage::kPlainCompare;
    }
    static void pass_over_scalars(Verification &v) {
        if (v.stage_ == Verification::Stage::kShort) v.stage_ = Verification::Stage::kDecode;
        if (v.stage_ == Verification::Stage::kDecode) v.flags_ = 4;  // R's turn
    }
    // All but the token.
    static void copy_plain_decision(Verification &to, const Verification &from) {
        const uint32_t token = to.token_;
        to = from;
        to.token_ = token;
    }
    static Point &product(Verification &v) { return v.q_; }
    static HalfNiels &minus_a(Verification &v) { return v.minus_[0]; }
    static HalfNiels &minus_r(Verification &v) { return v.minus_[1]; }
    static ShortScalars &short_scalars(Verification &v) { return v.short_; }

    // Access to the values of the decision. Bytes are those of little-endian words.
    static bool compares_next(const Verification &v) {
        return v.stage_ == Verification::Stage::kCompare;
    }
    static void *kept_r(Verification &v) { return &v.given_.r; }
    static void *inverse(Verification &v) { return &v.of_z_.inverse; }
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
