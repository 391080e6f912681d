// SPDX-License-Identifier: MIT
// The functions of pith.h that read claims; verifier_test.cpp tests the others.
#include <pith/pith.h>

#include "check.hpp"

namespace {

// Texts with a length byte before each, as claims store them. One length exceeds a signed char.
constexpr uint32_t kLong = 200;
constexpr uint32_t kCats = 4;

bool is(const pith_text &text, const char *want) {
    return text.data != nullptr && text.size == strlen(want) &&
           memcmp(text.data, want, text.size) == 0;
}

}  // namespace

TEST(Api, finds_each_category) {
    static char texts[1 + 5 + 1 + kLong + 1 + 1 + 2];
    memset(texts, 'x', sizeof texts);
    memcpy(texts,
           "\x05"
           "cs.LG",
           6);
    texts[6] = static_cast<char>(kLong);
    texts[7 + kLong] = 0;
    memcpy(texts + 8 + kLong,
           "\x02"
           "ab",
           3);
    pith_claims claims = {};
    claims.cross_cats = kCats;
    claims.cross_cats_data = {texts, sizeof texts};
    EXPECT_TRUE(is(pith_cross_cat(&claims, 0), "cs.LG"));
    const pith_text second = pith_cross_cat(&claims, 1);
    EXPECT_TRUE(second.data == texts + 7);
    EXPECT_EQ(second.size, kLong);
    EXPECT_TRUE(is(pith_cross_cat(&claims, 2), ""));
    EXPECT_TRUE(is(pith_cross_cat(&claims, 3), "ab"));
    const uint32_t none[] = {kCats, kCats + 1, UINT32_MAX};
    for (const uint32_t index : none) {
        EXPECT_TRUE(pith_cross_cat(&claims, index).data == nullptr);
        EXPECT_EQ(pith_cross_cat(&claims, index).size, 0u);
    }
    EXPECT_TRUE(pith_cross_cat(nullptr, 0).data == nullptr);
    EXPECT_EQ(pith_cross_cat(nullptr, 0).size, 0u);
    claims.cross_cats = 0;
    EXPECT_TRUE(pith_cross_cat(&claims, 0).data == nullptr);
}
