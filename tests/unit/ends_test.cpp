// SPDX-License-Identifier: MIT
#include "json/ends.hpp"

#include "check.hpp"

namespace {

using pith::json::Ends;

constexpr uint32_t kPlaces = sizeof(Ends) / 8;

}  // namespace

TEST(Ends, finds_the_end_of_a_start_that_it_keeps) {
    Ends ends;
    ends.clear();
    for (uint32_t start = 0; start < 2 * kPlaces; ++start) EXPECT_EQ(ends.find(start), 0u);
    for (uint32_t start = 0; start < kPlaces; ++start) ends.keep(start, start + 24);
    for (uint32_t start = 0; start < kPlaces; ++start) {
        EXPECT_EQ(ends.find(start), start + 24);
        EXPECT_EQ(ends.find(start + kPlaces), 0u);
    }
    ends.clear();
    for (uint32_t start = 0; start < kPlaces; ++start) EXPECT_EQ(ends.find(start), 0u);
}

TEST(Ends, keeps_the_longest_of_one_place) {
    Ends ends;
    ends.clear();
    ends.keep(5, 5 + 23);  // too short
    EXPECT_EQ(ends.find(5), 0u);
    ends.keep(5, 5 + 30);
    ends.keep(5 + kPlaces, 5 + kPlaces + 30);
    EXPECT_EQ(ends.find(5), 5u + 30);
    EXPECT_EQ(ends.find(5 + kPlaces), 0u);
    ends.keep(5 + kPlaces, 5 + kPlaces + 31);
    EXPECT_EQ(ends.find(5), 0u);
    EXPECT_EQ(ends.find(5 + kPlaces), 5 + kPlaces + 31);
}

TEST(Ends, drops_only_that_start) {
    Ends ends;
    ends.clear();
    ends.keep(5, 5 + 30);
    ends.drop(5 + kPlaces);
    EXPECT_EQ(ends.find(5), 5u + 30);
    ends.drop(5);
    EXPECT_EQ(ends.find(5), 0u);
    ends.keep(5 + kPlaces, 5 + kPlaces + 24);
    EXPECT_EQ(ends.find(5 + kPlaces), 5 + kPlaces + 24);
}
