// SPDX-License-Identifier: MIT
// A program that never calls Plain::set() may lack the code for keys without a comb. It refuses
// such a key. tests/unit/half_test.cpp and ed25519_test.cpp test the code itself.
#include <pith/pith.h>

#include "check.hpp"
#include "curve/ed25519.hpp"
#include "hex.hpp"

#ifndef PITH_SMALL_CURVE

using pith::curve::Plain;
using pith::curve::Verification;

TEST(Plain, is_linked_or_its_keys_are_refused) {
    const Hex<32> message("20f85eecc28adc98a4f2b168dd38d936a9d5aee7351cacb97ca1fdce614fda8f");
    const Hex<64> signature(
        "0735e6dd9ac5e9e9496edaf9ef38139729d2acaf5b624f0d19322c7d3f5f8d46"
        "e65e1d39aba0e5468632cdb1169343bfbdb3bedd516dbc0c4e01aed1fde47606");
    pith_key key = pith_registry_key;
    key.comb = nullptr;
    Verification v;
    v.begin(signature.bytes, message.bytes, key);
    const Verification::Result result = v.step(key, 0);
    const uint32_t differ = v.recheck(signature.bytes, message.bytes, key);
    if (Plain::is_linked()) {
        EXPECT_EQ(result, Verification::Result::kValid);
        EXPECT_EQ(differ, 0u);
    } else {
        EXPECT_EQ(result, Verification::Result::kBadKey);
        EXPECT_NE(differ, 0u);
    }
}

#endif
