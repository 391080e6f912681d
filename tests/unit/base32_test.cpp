// SPDX-License-Identifier: MIT
#include "codec/base32.hpp"

#include "check.hpp"

// RFC 4648 section 10, the groups without padding, and their heads.
TEST(Base32, encodes_the_vectors_of_rfc_4648_section_10) {
    const uint8_t data[] = {'f', 'o', 'o', 'b', 'a', 'r', 'f', 'o', 'o', 'b'};
    char text[17];
    for (size_t count = 0; count <= 16; ++count) {
        memset(text, '?', sizeof text);
        pith::codec::encode_base32(data, text, count);
        EXPECT_EQ(memcmp(text, "MZXW6YTBOJTG633C", count), 0) << count;
        EXPECT_EQ(text[count], '?') << count;
    }
}

TEST(Base32, uses_every_letter) {
    // 0, 1, 2, ... 31 in five bits each.
    const uint8_t data[] = {0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF,
                            0x84, 0x65, 0x3A, 0x56, 0xD7, 0xC6, 0x75, 0xBE, 0x77, 0xDF};
    char text[32];
    pith::codec::encode_base32(data, text, 32);
    EXPECT_EQ(memcmp(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32), 0);
}
