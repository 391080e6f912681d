// SPDX-License-Identifier: MIT
// EquationTest for PITH_PRESET=tiny, whose hash ends after some 1,600 units.
#pragma once

#include <string.h>

#include "curve/ed25519.hpp"
#include "curve/small/rounds.hpp"
#include "hash/sha512.hpp"

namespace pith::curve {

struct EquationTest {
    using Result = Verification::Result;

    // Returns kPending, which is no final result, if the hash is wrong.
    static Result run(const uint8_t signature[64], const uint8_t *message, size_t size,
                      const pith_key &key) {
        pith_key used = key;
        alignas(pith_comb) uint8_t memory[PITH_COMB_SIZE(1)];
        if (key.comb == nullptr && pith_load_key(&used, memory, sizeof memory) == 0) {
            return Result::kBadKey;
        }
        uint8_t digest[64];
        hash::Sha512 hash;
        hash.begin();
        hash.update(signature, 32);
        hash.update(key.bytes, 32);
        hash.update(message, size);
        hash.finish(digest);
        const uint8_t no_message[32] = {};
        Verification v;
        v.begin(signature, size == 32 ? message : no_message, used);
        while (v.left_ > Verification::kScalars) {
            const Result result = v.step(used, 1);
            if (result != Result::kPending) return result;
        }
        Scalar h = {};
        reduce_hash(h, digest);
        // For 32 bytes, the result must equal the streaming hash and the reduction.
        small::Element &ours = v.slots_[small::kH];
        if (size == 32 && !is_modulo_l(ours, h)) return Result::kPending;
        for (uint32_t i = 0; i < small::kSize; ++i) {
            ours.word[i] =
                static_cast<small::Word>(h.word[i * small::kBits / 32] >> (i * small::kBits % 32));
        }
        return v.step(used, 0);
    }

    // Returns whether the verification accepts this S.
    static bool takes_scalar(const uint8_t s[32]) {
        uint8_t signature[64] = {};
        memcpy(signature + 32, s, 32);
        Verification v;
        v.begin(signature, signature, pith_registry_key);
        while (v.left_ > Verification::kScalars + 1) v.step(pith_registry_key, 1);
        return v.step(pith_registry_key, 1) == Result::kPending;
    }

    // Returns whether the digest is reduced to h correctly.
    static bool reduces(const uint8_t digest[64]) {
        const uint8_t none[64] = {};
        Verification v;
        v.begin(none, none, pith_registry_key);
        for (uint32_t i = 0; i < 8; ++i) {
            uint64_t word = 0;
            for (uint32_t j = 0; j < 8; ++j) word = word << 8 | digest[8 * i + j];
            v.words_[small::kState + i] = word;
            v.words_[small::kEnd + i] = 0;
        }
        v.left_ = Verification::kHash;
        for (uint32_t i = 0; i < 8; ++i) v.step(pith_registry_key, 1);
        Scalar h = {};
        reduce_hash(h, digest);
        return is_modulo_l(v.slots_[small::kH], h);
    }

    // Access to the values of the decision. Bytes are those of little-endian words.
    static bool compares_next(const Verification &v) {
        return v.left_ == Verification::kCompare + 1 && v.operation_ == small::kAddEnd;
    }
    static void *kept_r(Verification &v) { return &v.slots_[small::kR]; }
    static void *computed_r(Verification &v) { return &v.slots_[small::kY]; }
    static void *result(Verification &v) { return &v.result_; }
    static constexpr bool kHasToken = false;
    // unused: there is no token
    static void *token(Verification &v) { return &v.slots_[small::kMessage]; }

 private:
    // Returns whether `ours`, below 4 L, is h plus a multiple of L.
    static bool is_modulo_l(const small::Element &ours, const Scalar &h) {
        uint32_t sum[8];
        for (uint32_t i = 0; i < 8; ++i) sum[i] = h.word[i];
        for (uint32_t times = 0; times < 4; ++times) {
            uint32_t differ = 0;
            for (uint32_t i = 0; i < small::kSize; ++i) {
                const uint32_t word = sum[i * small::kBits / 32] >> (i * small::kBits % 32);
                differ |= static_cast<small::Word>(word ^ ours.word[i]);
            }
            if (differ == 0) return true;
            uint64_t carry = 0;
            for (uint32_t i = 0; i < 8; ++i) {
                carry += uint64_t{sum[i]} + kOrder.word[i];
                sum[i] = static_cast<uint32_t>(carry);
                carry >>= 32;
            }
        }
        return false;
    }
};

}  // namespace pith::curve
