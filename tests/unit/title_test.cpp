// SPDX-License-Identifier: MIT
#include <pith/pith.h>

#include "check.hpp"

namespace {

// SHA-256 of "on the 32-byte digests of a state: z[a]{b}" and of "", by Python's hashlib.
constexpr uint8_t kTitle[32] = {0xA9, 0xD4, 0x46, 0x35, 0x21, 0x13, 0xD9, 0x61, 0xC4, 0xBD, 0xF7,
                                0xD3, 0x62, 0x32, 0x3F, 0x32, 0xF4, 0xEA, 0xF3, 0x6C, 0x40, 0x1F,
                                0x94, 0xB1, 0x2C, 0x29, 0xF9, 0x8F, 0xE7, 0x3D, 0xD1, 0x1B};
constexpr uint8_t kEmpty[32] = {0xE3, 0xB0, 0xC4, 0x42, 0x98, 0xFC, 0x1C, 0x14, 0x9A, 0xFB, 0xF4,
                                0xC8, 0x99, 0x6F, 0xB9, 0x24, 0x27, 0xAE, 0x41, 0xE4, 0x64, 0x9B,
                                0x93, 0x4C, 0xA4, 0x95, 0x99, 0x1B, 0x78, 0x52, 0xB8, 0x55};

pith_match match(const uint8_t *hash, const char *title) {
    pith_claims claims = {};
    claims.title_sha256 = hash;
    return pith_title_matches(&claims, title, strlen(title));
}

}  // namespace

TEST(Title, is_compared_in_lower_case) {
    EXPECT_EQ(match(kTitle, "On the 32-byte Digests of a State: Z[A]{B}"), PITH_MATCH_EQUAL);
    EXPECT_EQ(match(kTitle, "on the 32-byte digests of a state: z[a]{b}"), PITH_MATCH_EQUAL);
    EXPECT_EQ(match(kTitle, "ON THE 32-BYTE DIGESTS OF A STATE: Z[A]{B}"), PITH_MATCH_EQUAL);
    EXPECT_EQ(match(kEmpty, ""), PITH_MATCH_EQUAL);
}

TEST(Title, differs_in_any_other_way) {
    EXPECT_EQ(match(kTitle, "On the 32-byte Digests of a State: Z[A]{B} "), PITH_MATCH_DIFFERS);
    EXPECT_EQ(match(kTitle, "On the  32-byte Digests of a State: Z[A]{B}"), PITH_MATCH_DIFFERS);
    // The ASCII characters next to the letters are not changed.
    EXPECT_EQ(match(kTitle, "On the 32-byte Digests of a State: Z{A}{B}"), PITH_MATCH_DIFFERS);
    EXPECT_EQ(match(kTitle, ""), PITH_MATCH_DIFFERS);
    EXPECT_EQ(match(kEmpty, "x"), PITH_MATCH_DIFFERS);
    EXPECT_EQ(match(kEmpty, "\x7F"), PITH_MATCH_DIFFERS);  // the last ASCII character
}

TEST(Title, cannot_tell_outside_ascii_or_without_claims) {
    EXPECT_EQ(match(kTitle, "On the 32-byte Digests of a State: Z[\xC3\x84]{B}"),
              PITH_MATCH_CANNOT_TELL);
    EXPECT_EQ(match(kEmpty, "\x80"), PITH_MATCH_CANNOT_TELL);
    pith_claims none = {};
    EXPECT_EQ(pith_title_matches(&none, "x", 1), PITH_MATCH_CANNOT_TELL);
    EXPECT_EQ(pith_title_matches(nullptr, "x", 1), PITH_MATCH_CANNOT_TELL);
    none.title_sha256 = kEmpty;
    EXPECT_EQ(pith_title_matches(&none, nullptr, 1), PITH_MATCH_CANNOT_TELL);
}
