// SPDX-License-Identifier: MIT
#include "keys/keyring.hpp"

#include "check.hpp"
#include "curve/comb.hpp"

namespace {

using pith::keys::find_key;
using pith::keys::is_usable;

constexpr char kLongest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
static_assert(sizeof kLongest == PITH_KEY_ID_SIZE + 1);

const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

bool usable(const char *a, const char *b = nullptr) {
    const pith_key keys[] = {{a, {}, nullptr}, {b, {}, nullptr}};
    return is_usable({keys, b == nullptr ? size_t{1} : size_t{2}});
}

}  // namespace

TEST(Keyring, requires_distinct_ids_of_bounded_size) {
    EXPECT_TRUE(is_usable({nullptr, 0}));
    EXPECT_FALSE(is_usable({nullptr, 1}));
    EXPECT_TRUE(is_usable(pith_registry_keyring));
    EXPECT_TRUE(usable("a"));
    EXPECT_TRUE(usable(kLongest));
    EXPECT_FALSE(usable("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"));
    EXPECT_FALSE(usable(""));
    EXPECT_FALSE(usable(nullptr));
    EXPECT_TRUE(usable("a", "b"));
    EXPECT_TRUE(usable("a", "aa"));
    EXPECT_TRUE(usable("aa", "a"));
    EXPECT_FALSE(usable("a", "a"));
    EXPECT_FALSE(usable("a", ""));
    EXPECT_FALSE(usable(kLongest, kLongest));
    // Every pair of keys.
    const pith_key three[] = {{"a", {}, nullptr}, {"b", {}, nullptr}, {"b", {}, nullptr}};
    EXPECT_FALSE(is_usable({three, 3}));
    EXPECT_TRUE(is_usable({three, 2}));
}

#ifndef PITH_SMALL_CURVE
TEST(Keyring, wants_combs_that_stay_in_their_arrays) {
    pith_comb comb = *pith_registry_key.comb;
    pith_key key = pith_registry_key;
    key.comb = &comb;
    EXPECT_TRUE(is_usable({&key, 1}));
    using Comb = pith::curve::Comb;
    Comb *const both[] = {&comb.base, &comb.key};
    for (Comb *one : both) {
        const Comb good = *one;
        *one = {};  // memory that was cleared
        EXPECT_FALSE(is_usable({&key, 1}));
        // Every shape that the compiler can make, and no other.
        for (uint32_t teeth = 0; teeth < 256; teeth += teeth < 10 ? 1 : 41) {
            for (uint32_t blocks = 0; blocks < 256; blocks += blocks < 4 ? 1 : 42) {
                // A key of one tooth is a checked point without a table.
                const bool is_point = teeth == 1 && blocks == 1 && one == &comb.key;
                const bool is_shape =
                    is_point || (teeth >= 2 && teeth <= 8 && (blocks == 1 || blocks == 2));
                const uint32_t wanted = is_shape ? pith::curve::comb_steps(teeth, blocks) : 256;
                for (uint32_t steps = 0; steps < 256; ++steps) {
                    *one = {good.entries, static_cast<uint8_t>(teeth), static_cast<uint8_t>(blocks),
                            static_cast<uint8_t>(steps)};
                    EXPECT_EQ(is_usable({&key, 1}), steps == wanted);
                }
            }
        }
        *one = good;
        one->entries = nullptr;
        EXPECT_FALSE(is_usable({&key, 1}));
        *one = good;
    }
}
#endif

TEST(Keyring, finds_a_key_by_its_whole_id) {
    const pith_key keys[] = {
        {"key-1", {}, nullptr}, {"key-12", {}, nullptr}, {"Key-1", {}, nullptr}};
    const pith_keyring ring = {keys, 3};
    const auto find = [&ring](const char *id, size_t size) {
        return find_key(ring, bytes(id), size);
    };
    EXPECT_TRUE(find("key-1", 5) == &keys[0]);
    EXPECT_TRUE(find("key-12", 6) == &keys[1]);
    EXPECT_TRUE(find("key-12", 5) == &keys[0]);
    EXPECT_TRUE(find("Key-1", 5) == &keys[2]);
    EXPECT_TRUE(find("key-1", 4) == nullptr);
    EXPECT_TRUE(find("key-1\0", 6) == nullptr);
    EXPECT_TRUE(find("key-123", 7) == nullptr);
    EXPECT_TRUE(find("", 0) == nullptr);
    // A document contains an id as a canonical string body.
    const pith_key escaped[] = {{"a\"b", {}, nullptr}, {"a\\\"b", {}, nullptr}};
    EXPECT_TRUE(find_key({escaped, 2}, bytes("a\\\"b"), 4) == &escaped[0]);
    EXPECT_TRUE(find_key({escaped, 2}, bytes("a\\\\\\\"b"), 6) == &escaped[1]);
    EXPECT_TRUE(find_key({escaped, 2}, bytes("a\"b"), 3) == &escaped[0]);
    EXPECT_TRUE(find_key({nullptr, 0}, bytes("x"), 1) == nullptr);
}

// The registry's documents use 8d4b5ee74e4693bcd1df2446408b0d54.
TEST(Keyring, fingerprint_is_the_first_half_of_the_digest) {
    char text[] = "8d4b5ee74e4693bcd1df2446408b0d54";
    const auto check = [&](size_t size) {
        return pith::keys::check_fingerprint(pith_registry_key, bytes(text), size);
    };
    EXPECT_EQ(check(32), PITH_PENDING);
    EXPECT_EQ(check(31), PITH_MALFORMED);
    for (char &digit : text) {
        if (digit == '\0') break;
        const char right = digit;
        digit = right == '0' ? '1' : '0';
        EXPECT_EQ(check(32), PITH_UNKNOWN_KEY);
        digit = 'g';
        EXPECT_EQ(check(32), PITH_MALFORMED);
        digit = right;
    }
}
