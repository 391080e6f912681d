// SPDX-License-Identifier: MIT
#include "audit/state.hpp"

#include "check.hpp"

namespace {

using pith::audit::IdBalance;
using pith::audit::IdList;

struct Id {
    uint8_t bytes[32];
    explicit Id(char which) { memset(bytes, which, sizeof bytes); }
};

// Each character becomes one id.
IdList of(const char *ids) {
    IdList list = {};
    for (; *ids != '\0'; ++ids) list.add(Id(*ids).bytes);
    return list;
}

void add(IdBalance &balance, char id, bool is_second) {
    uint8_t hash[32];
    balance.add(Id(id).bytes, hash, is_second);
}

void add_in_place(IdBalance &balance, char which) {
    Id id(which);
    balance.add(id.bytes, id.bytes, true);
}

bool are_balanced(const char *left, const char *right) {
    IdBalance balance = {};
    for (; *left != '\0'; ++left) add(balance, *left, false);
    for (; *right != '\0'; ++right) add_in_place(balance, *right);
    return balance.is_zero();
}

}  // namespace

TEST(IdList, distinguishes_lists) {
    const char *const lists[] = {"a",   "b",   "ab",  "ba",  "aa", "aab",
                                 "aba", "baa", "abc", "acb", "bac"};
    for (const char *const left : lists) {
        for (const char *const right : lists) {
            const IdList other = of(right);
            EXPECT_EQ(of(left).is(other.first, other.rest), strcmp(left, right) == 0)
                << left << " and " << right;
        }
    }
}

// SHA-256(SHA-256(zero | b) | c), by Python.
TEST(IdList, chains_all_but_the_first) {
    const IdList list = of("abc");
    EXPECT_EQ(list.count, 3u);
    EXPECT_EQ(memcmp(list.first, Id('a').bytes, sizeof list.first), 0);
    static constexpr uint8_t kWant[32] = {0x7b, 0x6d, 0x31, 0x64, 0x76, 0x0b, 0xeb, 0x32,
                                          0x06, 0xdb, 0xd0, 0xad, 0x1c, 0x9f, 0x94, 0xfd,
                                          0x55, 0x0b, 0x84, 0xbd, 0x0f, 0x26, 0x38, 0x29,
                                          0xa9, 0xdc, 0xfc, 0x64, 0x1b, 0xf1, 0x39, 0x36};
    EXPECT_EQ(memcmp(list.rest, kWant, sizeof kWant), 0);
}

TEST(IdBalance, is_zero_for_the_same_ids_in_any_order) {
    EXPECT_TRUE(are_balanced("", ""));
    EXPECT_TRUE(are_balanced("abc", "cab"));
    EXPECT_TRUE(are_balanced("aab", "aba"));
    EXPECT_FALSE(are_balanced("aab", "abb"));
    EXPECT_FALSE(are_balanced("ab", "ac"));
    EXPECT_FALSE(are_balanced("a", ""));
    EXPECT_FALSE(are_balanced("", "a"));
    // Plain sums of these ids would be equal.
    EXPECT_FALSE(are_balanced("ad", "bc"));
}

// Expected: the little-endian words of the three SHA-256, summed modulo 2^32 by Python.
TEST(IdBalance, sums_the_words_of_hashes) {
    IdBalance balance = {};
    for (const char *id = "abc"; *id != '\0'; ++id) add(balance, *id, false);
    static constexpr uint32_t kWant[8] = {0x96a7eac5, 0x7e9b1145, 0x6becbc2c, 0x8d1d5238,
                                          0x22548b60, 0xaa1bd89b, 0x9fcd37e5, 0x67616e6f};
    for (size_t i = 0; i < 8; ++i) EXPECT_EQ(balance.sum[i], kWant[i]) << i;
}
