// SPDX-License-Identifier: MIT
#include "audit/id_sequence.hpp"

#include "check.hpp"

namespace {

using pith::audit::IdSequence;

struct Id {
    uint8_t bytes[32];
    explicit Id(uint8_t which) {
        for (uint8_t &byte : bytes) byte = which;
    }
};

// One character an id.
IdSequence of(const char *ids) {
    IdSequence list;
    list.begin();
    for (; *ids != '\0'; ++ids) list.add(Id(static_cast<uint8_t>(*ids)).bytes);
    return list;
}

}  // namespace

TEST(IdSequence, tells_lists_apart) {
    const char *const lists[] = {"",    "a",   "b",   "ab",  "ba",  "aa",
                                 "aab", "aba", "baa", "abc", "acb", "bac"};
    for (const char *const left : lists) {
        for (const char *const right : lists) {
            EXPECT_EQ(of(left).has_same_order(of(right)), strcmp(left, right) == 0)
                << left << " and " << right;
        }
    }
}

TEST(IdSequence, knows_members_in_any_order) {
    EXPECT_TRUE(of("").has_same_members(of("")));
    EXPECT_TRUE(of("abc").has_same_members(of("cab")));
    EXPECT_TRUE(of("aab").has_same_members(of("aba")));
    EXPECT_FALSE(of("aab").has_same_members(of("abb")));
    EXPECT_FALSE(of("ab").has_same_members(of("aab")));
    EXPECT_FALSE(of("ab").has_same_members(of("ac")));
    EXPECT_FALSE(of("a").has_same_members(of("")));
}

// Whose bytes add up to the same: sums of ids themselves would be equal.
TEST(IdSequence, is_not_fooled_by_equal_sums) {
    EXPECT_FALSE(of("ad").has_same_members(of("bc")));
    EXPECT_FALSE(of("ad").has_same_order(of("bc")));
}

// SHA-256(SHA-256(zero | b) | c), by Python.
TEST(IdSequence, chains_all_but_the_first) {
    const IdSequence list = of("abc");
    EXPECT_EQ(list.count, 3u);
    EXPECT_EQ(list.first[0], 'a');
    EXPECT_EQ(list.first[31], 'a');
    static constexpr uint8_t kWant[32] = {0x7b, 0x6d, 0x31, 0x64, 0x76, 0x0b, 0xeb, 0x32,
                                          0x06, 0xdb, 0xd0, 0xad, 0x1c, 0x9f, 0x94, 0xfd,
                                          0x55, 0x0b, 0x84, 0xbd, 0x0f, 0x26, 0x38, 0x29,
                                          0xa9, 0xdc, 0xfc, 0x64, 0x1b, 0xf1, 0x39, 0x36};
    EXPECT_EQ(memcmp(list.rest, kWant, sizeof kWant), 0);
}

// The words, lowest byte first, of the three SHA-256, added modulo 2^32 by Python.
TEST(IdSequence, sums_the_words_of_hashes) {
    const IdSequence list = of("abc");
    static constexpr uint32_t kWant[8] = {0x96a7eac5, 0x7e9b1145, 0x6becbc2c, 0x8d1d5238,
                                          0x22548b60, 0xaa1bd89b, 0x9fcd37e5, 0x67616e6f};
    for (size_t i = 0; i < 8; ++i) EXPECT_EQ(list.sum[i], kWant[i]) << i;
}
