// SPDX-License-Identifier: MIT
// Compares signatures of random keys, valid and broken, with libsodium, which is equally strict.
// Compares the shapes of tables with one another.
#include <pith/pinned_key.hpp>

#include <random>
#include <vector>

#include "curve/ed25519.hpp"
#include "files.hpp"
#include "loaded_key.hpp"

#ifdef PITH_HAVE_SODIUM
#include <sodium.h>

namespace {

using pith::curve::Verification;
using Result = Verification::Result;

// The secret of the pinned test key: seed bytes 1, 6, 11, ...
constexpr const char *kKey = "f6a84f875abe82b613215b020778cdf64b613bbaa81e52338be1b916ae3277d0";
constexpr pith::pinned_key<4> kByCompiler("4 teeth, by the compiler", kKey);
constexpr pith::curve::Affine kMinusA = pith::curve::minus_key(pith::curve::key_bytes(kKey));

#ifdef PITH_SMALL_CURVE
constexpr int kRounds = 200;
#else
constexpr int kRounds = 2000;  // tests/differential/signatures runs a million

// Computes the tables of one shape at run time: the compiler would take minutes for all shapes.
template <uint32_t teeth, uint32_t blocks>
class Shape {
 public:
    Shape()
        : base_(pith::curve::kBaseX, pith::curve::kBaseY),
          table_(kMinusA.x, kMinusA.y),
          comb_{pith::curve::comb_over<teeth, blocks>(base_.entries),
                pith::curve::comb_over<teeth, blocks>(table_.entries)},
          id_(std::to_string(teeth) + " teeth, blocks " + std::to_string(blocks)),
          key(kByCompiler.key) {
        key.id = id_.c_str();
        key.comb = &comb_;
    }
    Shape(const Shape &) = delete;

 private:
    pith::curve::CombTable<teeth, blocks> base_, table_;
    pith_comb comb_;
    std::string id_;

 public:
    pith_key key;
};

template <uint32_t blocks>
struct Shapes {
    Shape<2, blocks> two;
    Shape<3, blocks> three;
    Shape<4, blocks> four;
    Shape<5, blocks> five;
    Shape<6, blocks> six;
    Shape<7, blocks> seven;
    Shape<8, blocks> eight;

    void list(std::vector<const pith_key *> &keys) const {
        for (const pith_key *key :
             {&two.key, &three.key, &four.key, &five.key, &six.key, &seven.key, &eight.key}) {
            keys.push_back(key);
        }
    }
};

#endif

struct KeyPair {
    uint8_t secret[64];
    uint8_t open[32];
};

KeyPair key_pair(const uint8_t seed[32]) {
    KeyPair pair;
    crypto_sign_seed_keypair(pair.open, pair.secret, seed);
    return pair;
}

class Spoiler {
 public:
    explicit Spoiler(uint32_t seed) : random_(seed) {}

    uint32_t below(uint32_t end) { return static_cast<uint32_t>(random_()) % end; }
    void fill(uint8_t *bytes, size_t size) {
        for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<uint8_t>(random_());
    }
    // Breaks a signature in one of several ways; 0 leaves the signature unchanged.
    void spoil(uint32_t way, uint8_t signature[64], uint8_t message[32]) {
        switch (way) {
            case 0: return;
            case 1: flip(signature, 32); return;
            case 2: flip(signature + 32, 32); return;
            case 3: flip(message, 32); return;
            case 4: signature[31] ^= 0x80; return;
            case 5: add_order(signature + 32, 1 + below(14)); return;
            case 6: memset(signature + 32, 0, 32); return;
            case 7: fill(signature, 64); return;
            default: fill(signature + 32 * (way % 2), 31); return;
        }
    }

 private:
    void flip(uint8_t *bytes, uint32_t size) {
        bytes[below(size)] ^= static_cast<uint8_t>(1 << below(8));
    }
    static void add_order(uint8_t *s, uint32_t times) {
        while (times-- != 0) {
            uint32_t carry = 0;
            for (uint32_t i = 0; i < 32; ++i) {
                carry += s[i] + (pith::curve::kOrder.word[i / 4] >> (8 * (i % 4)) & 255);
                s[i] = static_cast<uint8_t>(carry);
                carry >>= 8;
            }
        }
    }
    std::mt19937 random_;
};

Result check(const uint8_t signature[64], const uint8_t message[32], const pith_key &key) {
    const tests::LoadedKey loaded(key);
    Verification v;
    v.begin(signature, message, loaded.key);
    return v.step(loaded.key, 0);
}

Result sodium(const uint8_t signature[64], const uint8_t message[32], const uint8_t key[32]) {
    return crypto_sign_verify_detached(signature, message, 32, key) == 0 ? Result::kValid
                                                                         : Result::kInvalid;
}

}  // namespace

TEST(Ed25519Sodium, random_keys_agree) {
    ASSERT_GE(sodium_init(), 0);
    Spoiler spoiler(20260501);
    size_t valid = 0;
    for (int round = 0; round < kRounds; ++round) {
        uint8_t seed[32], message[32], signature[64];
        spoiler.fill(seed, 32);
        spoiler.fill(message, 32);
        const KeyPair pair = key_pair(seed);
        crypto_sign_detached(signature, nullptr, message, 32, pair.secret);
        spoiler.spoil(spoiler.below(10) < 3 ? 0 : spoiler.below(10), signature, message);
        pith_key key = {"random", {}, nullptr};
        memcpy(key.bytes, pair.open, 32);
        const Result want = sodium(signature, message, pair.open);
        valid += want == Result::kValid ? 1 : 0;
        ASSERT_EQ(check(signature, message, key), want) << round;
    }
    EXPECT_GE(valid, kRounds * 2u / 10);
    EXPECT_LE(valid, kRounds * 7u / 10);
}

// Uses every table shape in turn, and no table in every fiftieth round.
TEST(Ed25519Sodium, pinned_tables_agree) {
    ASSERT_GE(sodium_init(), 0);
    uint8_t seed[32];
    for (uint32_t i = 0; i < 32; ++i) seed[i] = static_cast<uint8_t>(5 * i + 1);
    const KeyPair pair = key_pair(seed);
    ASSERT_EQ(memcmp(pair.open, kByCompiler.key.bytes, 32), 0);
    pith_key loaded = kByCompiler.key;
    loaded.comb = nullptr;
    std::vector<const pith_key *> keys = {&kByCompiler.key};
#ifndef PITH_SMALL_CURVE
    const Shapes<1> shapes;
    const Shapes<2> shapes_of_two_blocks;
    shapes.list(keys);
    shapes_of_two_blocks.list(keys);
#endif
    Spoiler spoiler(20260502);
    size_t valid = 0;
    for (uint32_t round = 0; round < 9 * kRounds / 5; ++round) {
        uint8_t message[32], signature[64];
        spoiler.fill(message, 32);
        crypto_sign_detached(signature, nullptr, message, 32, pair.secret);
        spoiler.spoil(spoiler.below(10) < 3 ? 0 : spoiler.below(10), signature, message);
        const Result want = sodium(signature, message, pair.open);
        valid += want == Result::kValid ? 1 : 0;
        const pith_key &key = *keys[round % keys.size()];
        ASSERT_EQ(check(signature, message, key), want) << round << " " << key.id;
        if (round % 50 == 0) {
            ASSERT_EQ(check(signature, message, loaded), want) << round;
        }
    }
    EXPECT_GE(valid, kRounds * 5u / 10);
    EXPECT_LE(valid, kRounds * 13u / 10);
}

// Checks which random bytes are valid keys.
TEST(Ed25519Sodium, random_bytes_are_keys_if_they_are_points) {
    ASSERT_GE(sodium_init(), 0);
    Spoiler spoiler(20260503);
    size_t good = 0;
    for (int round = 0; round < 1000; ++round) {
        pith_key key = {"random", {}, nullptr};
        spoiler.fill(key.bytes, 32);
        const uint8_t zeros[64] = {};
        const bool want = crypto_core_ed25519_is_valid_point(key.bytes) == 1;
        good += want ? 1 : 0;
        ASSERT_EQ(check(zeros, zeros, key), want ? Result::kInvalid : Result::kBadKey) << round;
    }
    // One in sixteen is on the curve and has order L.
    EXPECT_GE(good, 30u);
    EXPECT_LE(good, 100u);
}

#else

TEST(Ed25519Sodium, is_skipped) {
    GTEST_SKIP() << "libsodium is not installed (libsodium-dev)";
}

#endif
