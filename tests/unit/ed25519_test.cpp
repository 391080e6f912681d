// SPDX-License-Identifier: MIT
#include "curve/ed25519.hpp"

#include <pith/pinned_key.hpp>

#include "check.hpp"
#include "hex.hpp"
#include "loaded_key.hpp"

namespace {

using pith::curve::Verification;
using Result = Verification::Result;

// A test key and signatures by libsodium.
constexpr const char *kKey = "f6a84f875abe82b613215b020778cdf64b613bbaa81e52338be1b916ae3277d0";
constexpr pith::pinned_key<2> kPinned2("test", kKey);
constexpr pith::pinned_key<5> kPinned5("test", kKey);
constexpr pith::pinned_key<3, 2> kPinned32("test", kKey);
constexpr pith_key kLoaded = pith::make_key("test", kKey, nullptr);

constexpr uint32_t kMostSteps = 10000;

struct Signed {
    Hex<32> message;
    Hex<64> signature;
};
constexpr Signed kSigned[] = {
    {"0000000000000000000000000000000000000000000000000000000000000000",
     "7412412cdb31cb5d4da316951a6b3a1b7262e7040d8f8e64c5b74acdd86ad125"
     "9efe5ace68a479757cbf7c2c59372acdfd670977f33a61f596e9e84234f1dd08"},
    {"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
     "46ad6d3869a0232a94694a5385c628a00edc68cfc7a71616d56135fa9601765a"
     "070bb7f89a238f3f0f454df0052e75c374cb214c7d94b9f42a7a9d905f4c5f07"},
    {"030507090b0d0f11131517191b1d1f21232527292b2d2f31333537393b3d3f41",
     "10002476fd3774b0f6e3d75d40e26355d1632d84341bb4aebfb4f92b8d417f06"
     "bb6be3e96bdecf2f21a76644b33a1c2e70a45815c428155c1381d5dc7478ea0d"},
};
// The registry's signature of a record.
constexpr Signed kReceipt = {"20f85eecc28adc98a4f2b168dd38d936a9d5aee7351cacb97ca1fdce614fda8f",
                             "0735e6dd9ac5e9e9496edaf9ef38139729d2acaf5b624f0d19322c7d3f5f8d46"
                             "e65e1d39aba0e5468632cdb1169343bfbdb3bedd516dbc0c4e01aed1fde47606"};

// A signature whose R has an odd x.
constexpr Signed kOddReceipt = {"4f10f471550746a154de34c1955237ce3ec826b7dea3454f69dfc8cf3afeec78",
                                "1a312296a3d4427574334417f48f555e7c9c169c7244a5929f6f458530e598bb"
                                "6cded77af2128982023770c46d5965234ae5540c3dc8a6f5087f01418426c00d"};

Result judge(const uint8_t signature[64], const uint8_t message[32], const pith_key &key) {
    const tests::LoadedKey loaded(key);
    Verification v;
    v.begin(signature, message, loaded.key);
    return v.step(loaded.key, 0);
}

Result judge(const Signed &s, const pith_key &key) {
    return judge(s.signature.bytes, s.message.bytes, key);
}

Result check_bad_key(const char *hex) {
    pith_key key = kLoaded;
    memcpy(key.bytes, Hex<32>(hex).bytes, 32);
    return judge(kSigned[0], key);
}

}  // namespace

TEST(Ed25519, accepts_what_was_signed) {
    for (const Signed &s : kSigned) {
        EXPECT_EQ(judge(s, kPinned2.key), Result::kValid);
        EXPECT_EQ(judge(s, kPinned5.key), Result::kValid);
        EXPECT_EQ(judge(s, kPinned32.key), Result::kValid);
        EXPECT_EQ(judge(s, kLoaded), Result::kValid);
    }
    EXPECT_EQ(judge(kReceipt, pith_registry_key), Result::kValid);
    EXPECT_EQ(judge(kOddReceipt, pith_registry_key), Result::kValid);
    pith_key loaded = pith_registry_key;
    loaded.comb = nullptr;
    EXPECT_EQ(judge(kReceipt, loaded), Result::kValid);
    EXPECT_EQ(judge(kOddReceipt, loaded), Result::kValid);
    alignas(pith_comb) uint8_t memory[PITH_COMB_SIZE(1)];
    ASSERT_EQ(pith_load_key(&loaded, memory, sizeof memory), 1u);
    ASSERT_NE(loaded.comb, nullptr);
    EXPECT_EQ(judge(kReceipt, loaded), Result::kValid);
    EXPECT_EQ(judge(kOddReceipt, loaded), Result::kValid);
    EXPECT_EQ(judge(kSigned[0], loaded), Result::kInvalid);
}

#ifndef PITH_SMALL_CURVE
// The two combs may differ in shape, and either may have more columns.
TEST(Ed25519, takes_combs_of_two_shapes) {
    const pith_key *const keys[] = {&kPinned2.key, &kPinned5.key, &kPinned32.key};
    for (const pith_key *const of_base : keys) {
        for (const pith_key *const of_key : keys) {
            const pith_comb comb = {of_base->comb->base, of_key->comb->key};
            pith_key key = kLoaded;
            key.comb = &comb;
            for (const Signed &s : kSigned) {
                EXPECT_EQ(judge(s, key), Result::kValid);
                Signed altered = s;
                altered.message.bytes[7] ^= 1;
                EXPECT_EQ(judge(altered, key), Result::kInvalid);
            }
        }
    }
}

// Memory of the caller, which may change at any time.
TEST(Ed25519, refuses_a_comb_damaged_between_two_steps) {
    const uint32_t all[] = {1, 2, 3, 40, 100, 150};
    for (const uint32_t units : all) {
        pith_comb comb = *kPinned5.key.comb;
        pith_key key = kPinned5.key;
        key.comb = &comb;
        Verification v;
        v.begin(kSigned[0].signature.bytes, kSigned[0].message.bytes, key);
        EXPECT_EQ(v.step(key, units), Result::kPending);
        memset(static_cast<void *>(&comb), 0, sizeof comb);
        EXPECT_EQ(v.step(key, 0), Result::kBadKey) << units;

        key.comb = kPinned5.key.comb;
        v.begin(kSigned[0].signature.bytes, kSigned[0].message.bytes, key);
        EXPECT_EQ(v.step(key, units), Result::kPending);
        key.comb = nullptr;
        EXPECT_EQ(v.step(key, 0), Result::kBadKey) << units;
    }
}

// The same for a key whose point was checked and which has no table.
TEST(Ed25519, refuses_a_damaged_checked_point) {
    pith_key key = kLoaded;
    alignas(pith_comb) uint8_t memory[PITH_COMB_SIZE(1)];
    ASSERT_EQ(pith_load_key(&key, memory, sizeof memory), 1u);
    const pith_comb right = *key.comb;
    EXPECT_EQ(judge(kSigned[0], key), Result::kValid);
    for (uint32_t part = 0; part < 3; ++part) {
        pith_comb comb = right;
        key.comb = &comb;
        if (part == 0) comb.key.blocks = 2;
        if (part == 1) --comb.key.steps;
        if (part == 2) comb.key.entries = nullptr;
        EXPECT_EQ(judge(kSigned[0], key), Result::kBadKey) << part;
    }
}
#endif

TEST(Ed25519, refuses_another_key) {
    EXPECT_EQ(judge(kReceipt, kPinned5.key), Result::kInvalid);
    EXPECT_EQ(judge(kReceipt, kLoaded), Result::kInvalid);
    EXPECT_EQ(judge(kSigned[0], pith_registry_key), Result::kInvalid);
}

// Flips one bit in each byte of R, S and the message; the sign bit of R's x is among them.
TEST(Ed25519, refuses_every_changed_byte) {
    for (uint32_t i = 0; i < 96; ++i) {
        Signed s = kSigned[i % 3];
        uint8_t &byte = i < 64 ? s.signature.bytes[i] : s.message.bytes[i - 64];
        byte = static_cast<uint8_t>(byte ^ (i == 31 || i == 63 ? 0x80 : 1 << (i % 8)));
        EXPECT_EQ(judge(s, kPinned5.key), Result::kInvalid) << i;
    }
}

TEST(Ed25519, refuses_s_plus_the_order) {
    Signed s = kSigned[0];
    uint32_t carry = 0;
    for (uint32_t i = 0; i < 32; ++i) {
        carry +=
            s.signature.bytes[32 + i] + (pith::curve::kOrder.word[i / 4] >> (8 * (i % 4)) & 255);
        s.signature.bytes[32 + i] = static_cast<uint8_t>(carry);
        carry >>= 8;
    }
    ASSERT_EQ(carry, 0u);
    EXPECT_EQ(judge(s, kPinned5.key), Result::kInvalid);
    EXPECT_EQ(judge(s, kLoaded), Result::kInvalid);
}

// The key's owner signed with r = 0. The equation holds, but R is the identity.
TEST(Ed25519, refuses_the_identity_for_r) {
    const Signed s = {"0000000000000000000000000000000000000000000000000000000000000000",
                      "0100000000000000000000000000000000000000000000000000000000000000"
                      "d066e0bf51d0edcfae316a96c9463b68747538c8019b086c890488d1d763cf0b"};
    EXPECT_EQ(judge(s, kPinned5.key), Result::kInvalid);
    EXPECT_EQ(judge(s, kLoaded), Result::kInvalid);
}

TEST(Ed25519, refuses_keys_that_are_not_of_order_l) {
    // Not a point; y above p; orders 1, 2, 4, 8; order L plus a point of order 8, 4, 2.
    const char *const keys[] = {
        "0200000000000000000000000000000000000000000000000000000000000000",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "6a84d583f06569edb3f5ed77df65544b27d6948b4f0b2cb76f33dd8413b20719",
        "5a840736ba7eac745bc1565f2b20ad1ccfbf8b72aacdff3d71d2f9590b491c71",
        "76985cdbd2364a744397b773ed9a33933a0d9390c3775a2aa16fe4f8cb235a8d",
    };
    for (const char *const key : keys) EXPECT_EQ(check_bad_key(key), Result::kBadKey) << key;
}

// Exactly one of the three key checks refuses each of these keys. Python found the keys by random
// search.
TEST(Ed25519, each_key_check_alone_refuses) {
    const char *const keys[] = {
        // Not on the curve; the x and y computed anyway would have order L.
        "e6670506c75ce37bd5321e28454d69024c547fa4f435368d758cb55f900a75e1",
        "f2a9d4ff734c5609ecaf806231497ec1c5f1df1b2e64038d232d289746410256",
        "3d00c3aea34475b6aac5c90f845516014d4484c7623596b283089c969729bd70",
        "db93ae0d219ba5ba4fff324c84198da6711a27c7f379a7afb72ec40a0458443d",
        // Not on the curve; the x left in memory would have order L.
        "3589a9b9586df6ddf4cc526a8b692470909e736ad4b923a95102d55da46d2e50",
        "cec6741b17b545c417ae27424d6a9a187f915701adba95ef11b821ab4be20260",
        // Not the double of a point: L plus a point of order 8. The root computed anyway passes the
        // other checks.
        "979938fc2344dc0121f89e9390dd69e365e8911b04e3c4e97855af6acdafabff",
        "0d221b1a552a435321abc50a915c7fae9505687f3fb49216d7efadbfe042e760",
        "430e97fa14e9594498e163c1604f251ff281e31356f4a2ad13679ef0e8b4f949",
        "6b5e971655efbef257ca3df53a30cf2eb2ab6d6c8cabc596b5441f317e1a1f73",
        // The double of a point: L plus a point of order 4 or 2.
        "484921c2b2fd5b28d3c0950a7f556c484b2254bc1b6cecbfb32700a48138b032",
        "2f83d05bfd5719a5669d2a2d0e7ad101c1801e46f1b4db056e093abc3668ae9e",
        "a5b6de3d4d02a4d72c3f6af580aa93b7b4ddab43e49313404cd8ff5b7ec74fcd",
    };
    for (const char *const key : keys) EXPECT_EQ(check_bad_key(key), Result::kBadKey) << key;
}

// The key is checked first, so the result for a key does not depend on the signature.
TEST(Ed25519, reports_a_bad_key_before_a_bad_signature) {
    Signed s = kSigned[0];
    s.signature.bytes[63] = 0xff;
    pith_key key = kLoaded;
    EXPECT_EQ(judge(s, key), Result::kInvalid);
    key.bytes[0] ^= 1;
    const Result bad = judge(kSigned[0], key);
    EXPECT_EQ(judge(s, key), bad);
    memcpy(key.bytes,
           Hex<32>("6a84d583f06569edb3f5ed77df65544b27d6948b4f0b2cb76f33dd8413b20719").bytes, 32);
    EXPECT_EQ(judge(s, key), Result::kBadKey);
}

TEST(Ed25519, gives_the_same_result_with_any_budget) {
    const uint32_t budgets[] = {1, 2, 7, 100};
    const tests::LoadedKey loaded(kLoaded);
    const pith_key *const keys[] = {&kPinned5.key, &loaded.key};
    for (const pith_key *key : keys) {
        uint32_t units_taken = 0;  // at a budget of 1
        for (const uint32_t budget : budgets) {
            Verification v[2];
            v[0].begin(kSigned[1].signature.bytes, kSigned[1].message.bytes, *key);
            uint32_t steps = 0;
            Result result = Result::kPending;
            // The verification moves between any two steps.
            while (result == Result::kPending && steps < kMostSteps) {
                Verification &from = v[steps % 2], &to = v[1 - steps % 2];
                memcpy(static_cast<void *>(&to), &from, sizeof from);
                memset(static_cast<void *>(&from), 0xff, sizeof from);
                result = to.step(*key, budget);
                ++steps;
            }
            EXPECT_EQ(result, Result::kValid);
#ifdef PITH_SMALL_CURVE
            // 88 roots of 17 units and one more each; 1,024 units for the product; about 520
            // doublings and additions of 10 units; 256 units at the end.
            const uint32_t units = 88 * 18 + 1024 + 520 * 10 + 256;
#else
            // With a comb: 51 columns of two additions, 50 doublings, 40 units of inversion, and a
            // few more. Without: 127 doublings, 51 additions, some 66 more, four powers of 21
            // units, 20 of Euclid, and a few more.
            const uint32_t units = key->comb != nullptr ? 196 : 370;
#endif
            EXPECT_LE(steps, (units + budget - 1) / budget);
            if (budget == 1) units_taken = steps;
            EXPECT_GE(steps, units_taken / budget);  // a step uses at most its budget
            EXPECT_GE(steps, units * 8 / 10 / budget);
            EXPECT_EQ(v[steps % 2].step(*key, budget), Result::kValid);
        }
    }
}

TEST(Ed25519, begins_afresh_after_any_result) {
    const tests::LoadedKey loaded(kLoaded);
    Verification v;
    for (int i = 0; i < 3; ++i) {
        v.begin(kSigned[0].signature.bytes, kSigned[0].message.bytes, loaded.key);
        EXPECT_EQ(v.step(loaded.key, 100), Result::kPending);  // left unfinished
        v.begin(kSigned[0].signature.bytes, kSigned[1].message.bytes, kPinned5.key);
        EXPECT_EQ(v.step(kPinned5.key, 0), Result::kInvalid);
        v.begin(kSigned[1].signature.bytes, kSigned[1].message.bytes, kPinned5.key);
        EXPECT_EQ(v.step(kPinned5.key, 0), Result::kValid);
    }
}

TEST(Ed25519, begins_in_any_memory) {
    const tests::LoadedKey loaded(kLoaded);
    const pith_key *const keys[] = {&kPinned5.key, &kPinned32.key, &loaded.key};
    for (const pith_key *key : keys) {
        Verification v;
        memset(static_cast<void *>(&v), 0xff, sizeof v);
        v.begin(kSigned[1].signature.bytes, kSigned[1].message.bytes, *key);
        EXPECT_EQ(v.step(*key, 0), Result::kValid);
        EXPECT_EQ(v.recheck(kSigned[1].signature.bytes, kSigned[1].message.bytes, *key), 0u);
    }
}

// No skipped or flipped bit turns one result into another.
TEST(Ed25519, has_results_far_apart) {
    const Result results[] = {Result::kPending, Result::kValid, Result::kInvalid, Result::kBadKey};
    for (const Result a : results) {
        for (const Result b : results) {
            uint32_t differ = static_cast<uint32_t>(a) ^ static_cast<uint32_t>(b), bits = 0;
            for (; differ != 0; differ &= differ - 1) ++bits;
            EXPECT_TRUE(bits >= 14 || a == b);
        }
    }
}
