// SPDX-License-Identifier: MIT
#include "codec/codec.hpp"

#include "check.hpp"

namespace {

bool decode(const char *text, uint8_t *out) {
    return pith::codec::decode_base32(reinterpret_cast<const uint8_t *>(text), strlen(text), out);
}

}  // namespace

// RFC 4648 section 10: the groups without padding, and their first bytes.
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

// Decodes the first `count` letters of "foobarfoob"; zero bits fill the last byte.
TEST(Base32, decodes_what_it_encodes) {
    const uint8_t data[] = {'f', 'o', 'o', 'b', 'a', 'r', 'f', 'o', 'o', 'b'};
    for (size_t count = 0; count <= 16; ++count) {
        uint8_t text[] = "MZXW6YTBOJTG633C";
        uint8_t out[11];
        memset(out, 0xA5, sizeof out);
        EXPECT_TRUE(pith::codec::decode_base32(text, count, out)) << count;
        const size_t whole = 5 * count / 8;
        const unsigned more = 5 * count % 8;
        EXPECT_EQ(memcmp(out, data, whole), 0) << count;
        if (more != 0) {
            EXPECT_EQ(out[whole], data[whole] & (0xFF00u >> more & 0xFF)) << count;
        }
        EXPECT_EQ(out[whole + (more != 0 ? 1 : 0)], 0xA5) << count;
    }
}

TEST(Base32, accepts_each_letter_and_no_other_byte) {
    const char *const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    for (unsigned c = 0; c < 256; ++c) {
        const uint8_t text[] = {'A', static_cast<uint8_t>(c), 'A'};
        const char *const found = c == 0 ? nullptr : strchr(letters, static_cast<int>(c));
        uint8_t out[2];
        const bool decoded = pith::codec::decode_base32(text, 3, out);
        EXPECT_EQ(decoded, found != nullptr) << c;
        if (decoded && found != nullptr) {
            const unsigned value = static_cast<unsigned>(found - letters);
            EXPECT_EQ(out[0], value >> 2) << c;
            EXPECT_EQ(out[1], value << 6 & 0xFF) << c;
        }
    }
    uint8_t out[2];
    EXPECT_FALSE(decode("?AA", out));
    EXPECT_FALSE(decode("AA?", out));
    EXPECT_TRUE(decode("", out));
}

TEST(Base32, decodes_in_place) {
    uint8_t text[] = "MZXW6YTBOJTG633C";
    ASSERT_TRUE(pith::codec::decode_base32(text, 16, text));
    EXPECT_EQ(memcmp(text, "foobarfoob", 10), 0);
}
