// SPDX-License-Identifier: MIT
#include "codec/codec.hpp"

#include "check.hpp"

namespace {

constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool decode(const char *text, uint8_t *out, size_t size) {
    return pith::codec::decode_base64(reinterpret_cast<const uint8_t *>(text), strlen(text), out,
                                      size);
}

bool decodes_to(const char *text, const char *want) {
    uint8_t out[8];
    return decode(text, out, strlen(want)) && memcmp(out, want, strlen(want)) == 0;
}

}  // namespace

TEST(Base64, decodes_the_vectors_of_rfc_4648_section_10) {
    EXPECT_TRUE(decodes_to("", ""));
    EXPECT_TRUE(decodes_to("Zg==", "f"));
    EXPECT_TRUE(decodes_to("Zm8=", "fo"));
    EXPECT_TRUE(decodes_to("Zm9v", "foo"));
    EXPECT_TRUE(decodes_to("Zm9vYg==", "foob"));
    EXPECT_TRUE(decodes_to("Zm9vYmE=", "fooba"));
    EXPECT_TRUE(decodes_to("Zm9vYmFy", "foobar"));
}

TEST(Base64, accepts_each_letter_and_no_other_byte) {
    for (unsigned c = 0; c < 256; ++c) {
        // Three times 'A' is zero, so the fourth letter gives the last six bits.
        const uint8_t text[] = {'A', 'A', 'A', static_cast<uint8_t>(c)};
        const char *const found = c == 0 ? nullptr : strchr(kAlphabet, static_cast<int>(c));
        uint8_t out[3];
        const bool decoded = pith::codec::decode_base64(text, 4, out, 3);
        EXPECT_EQ(decoded, found != nullptr) << c;
        if (decoded && found != nullptr) {
            EXPECT_EQ(out[2], found - kAlphabet);
        }
    }
}

TEST(Base64, has_one_encoding_for_each_value) {
    uint8_t out[8];
    // Unused bits must be zero (RFC 4648 section 3.5): 1 of 16 or 1 of 4 last letters is canonical.
    unsigned one = 0;
    unsigned two = 0;
    for (const char *c = kAlphabet; *c != 0; ++c) {
        const char text_one[] = {'Z', *c, '=', '=', 0};
        const char text_two[] = {'Z', 'm', *c, '=', 0};
        one += decode(text_one, out, 1) ? 1u : 0u;
        two += decode(text_two, out, 2) ? 1u : 0u;
    }
    EXPECT_EQ(one, 4u);
    EXPECT_EQ(two, 16u);
    const char *const wrong[] = {
        "Zg",    "Zg=",  "Zg===", "Z===",  "====", "=Zg=",  "Zg= ",   "Zm8",   "Zm8==",
        "Zm8=A", "Zm=8", " m8=",  "Zm8\n", "Zm-_", "Zm9v=", "Zm9vZg", "Z\n==", "Zg==Zg=="};
    for (const char *const text : wrong) {
        for (size_t size = 0; size <= 4; ++size) EXPECT_FALSE(decode(text, out, size)) << text;
    }
}

TEST(Base64, requires_the_exact_length) {
    uint8_t out[8];
    EXPECT_FALSE(decode("Zm9v", out, 2));
    EXPECT_FALSE(decode("Zm9v", out, 4));
    EXPECT_FALSE(decode("Zm8=", out, 1));
    EXPECT_FALSE(decode("Zm8=", out, 3));
    EXPECT_FALSE(decode("", out, 1));
}

TEST(Base64, decodes_in_place) {
    uint8_t text[] = "Zm9vYmFy";
    ASSERT_TRUE(pith::codec::decode_base64(text, 8, text, 6));
    EXPECT_EQ(memcmp(text, "foobar", 6), 0);
}
