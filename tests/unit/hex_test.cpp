// SPDX-License-Identifier: MIT
#include "codec/codec.hpp"

#include "check.hpp"

namespace {

bool decodes(const char *text, size_t size) {
    uint8_t out[4];
    return pith::codec::decode_hex(reinterpret_cast<const uint8_t *>(text), strlen(text), out,
                                   size);
}

}  // namespace

TEST(Hex, decodes_lower_case_digits) {
    uint8_t out[4] = {0xEE, 0xEE, 0xEE, 0xEE};
    const uint8_t text[] = {'0', '1', 'a', 'f', '9', '0'};
    ASSERT_TRUE(pith::codec::decode_hex(text, 6, out, 3));
    const uint8_t want[] = {0x01, 0xAF, 0x90, 0xEE};
    EXPECT_EQ(memcmp(out, want, 4), 0);
    EXPECT_TRUE(decodes("", 0));
}

TEST(Hex, refuses_every_other_byte_in_both_places) {
    for (unsigned c = 0; c < 256; ++c) {
        const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        uint8_t out[1];
        const uint8_t high[] = {static_cast<uint8_t>(c), '0'};
        const uint8_t low[] = {'0', static_cast<uint8_t>(c)};
        EXPECT_EQ(pith::codec::decode_hex(high, 2, out, 1), digit) << c;
        EXPECT_EQ(pith::codec::decode_hex(low, 2, out, 1), digit) << c;
    }
}

TEST(Hex, requires_the_exact_length) {
    EXPECT_FALSE(decodes("", 1));
    EXPECT_FALSE(decodes("0", 1));
    EXPECT_FALSE(decodes("000", 1));
    EXPECT_FALSE(decodes("0000", 1));
    EXPECT_FALSE(decodes("00", 0));
}

TEST(Hex, decodes_in_place) {
    uint8_t text[] = "01af90";
    ASSERT_TRUE(pith::codec::decode_hex(text, 6, text, 3));
    EXPECT_EQ(memcmp(text, "\x01\xAF\x90", 3), 0);
}
