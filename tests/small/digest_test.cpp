// SPDX-License-Identifier: MIT
// Tests the hash modulo L at the limits of its quotients, which no known message reaches. The
// reference is the other curve's reduction, which tests/unit compares with long division.
#include <gtest/gtest.h>

#include "conformance/ed25519_equation.hpp"

using pith::curve::EquationTest;

TEST(SmallDigest, is_reduced_at_every_single_bit_and_every_run_of_bits) {
    for (uint32_t first = 0; first < 512; ++first) {
        uint8_t one[64] = {}, run[64] = {};
        one[first / 8] = static_cast<uint8_t>(1 << first % 8);
        for (uint32_t bit = 0; bit <= first; ++bit) {
            run[bit / 8] = static_cast<uint8_t>(run[bit / 8] | 1 << bit % 8);
        }
        EXPECT_TRUE(EquationTest::reduces(one)) << first;
        EXPECT_TRUE(EquationTest::reduces(run)) << first;
        for (uint8_t &byte : run) byte = static_cast<uint8_t>(~byte);
        EXPECT_TRUE(EquationTest::reduces(run)) << first;
    }
}

// Quotients of every size with a zero remainder: the difference is smallest.
TEST(SmallDigest, is_reduced_where_a_quotient_leaves_nothing) {
    for (uint32_t quotient = 1; quotient < 1024; ++quotient) {
        for (uint32_t at = 30; at < 63; ++at) {
            uint8_t digest[64] = {};
            digest[at] = static_cast<uint8_t>(quotient << 4);
            digest[at + 1] = static_cast<uint8_t>(quotient >> 4);
            EXPECT_TRUE(EquationTest::reduces(digest)) << quotient << ", " << at;
        }
    }
}
