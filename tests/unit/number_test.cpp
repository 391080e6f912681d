// SPDX-License-Identifier: MIT
#include "record/number.hpp"

#include "check.hpp"
#include "codec/hex.hpp"
#include "document.hpp"

namespace {

using pith::record::Number;
using pith::record::ShortNumber;

struct Digest {
    uint8_t bytes[32];
    Digest() {
        pith::codec::decode_hex(reinterpret_cast<const uint8_t *>(DOCUMENT_DIGEST), 64, bytes, 32);
    }
};

bool spells(const char *text, const uint8_t digest[32], const char *year = "2018") {
    Number number;
    return number.parse(reinterpret_cast<const uint8_t *>(text),
                        static_cast<uint16_t>(strlen(text))) &&
           number.spells(digest, year);
}

bool short_spells(const char *text, const uint8_t digest[32]) {
    ShortNumber number;
    return number.parse(reinterpret_cast<const uint8_t *>(text),
                        static_cast<uint16_t>(strlen(text))) &&
           number.spells(digest);
}

}  // namespace

TEST(Number, spells_the_head_of_the_digest) {
    const Digest digest;
    EXPECT_TRUE(spells(DOCUMENT_NUMBER, digest.bytes));
    EXPECT_TRUE(short_spells(DOCUMENT_SHORT, digest.bytes));
    char text[PITH_NUMBER_SIZE + 1];
    pith::record::spell_number(digest.bytes, "2018", text);
    EXPECT_STREQ(text, DOCUMENT_NUMBER);
}

TEST(Number, differs_with_every_character) {
    const Digest digest;
    char text[] = DOCUMENT_NUMBER;
    for (size_t i = 0; i < PITH_NUMBER_SIZE; ++i) {
        const char kept = text[i];
        for (const char *c = "ABZ27:pith018 a"; *c != 0; ++c) {
            text[i] = *c;
            EXPECT_EQ(spells(text, digest.bytes), *c == kept) << text;
        }
        text[i] = kept;
    }
    char brief[] = DOCUMENT_SHORT;
    for (size_t i = 0; i < sizeof brief - 1; ++i) {
        const char kept = brief[i];
        for (const char *c = "ABZ27:pith "; *c != 0; ++c) {
            brief[i] = *c;
            EXPECT_EQ(short_spells(brief, digest.bytes), *c == kept) << brief;
        }
        brief[i] = kept;
    }
}

// 26 characters are 130 bits: the last says two bits of byte 16, and byte 17 nothing.
TEST(Number, covers_130_bits_and_a_short_one_40) {
    for (size_t bit = 0; bit < 256; ++bit) {
        Digest digest;
        digest.bytes[bit / 8] = static_cast<uint8_t>(digest.bytes[bit / 8] ^ 0x80 >> bit % 8);
        EXPECT_EQ(spells(DOCUMENT_NUMBER, digest.bytes), bit >= 130) << bit;
        EXPECT_EQ(short_spells(DOCUMENT_SHORT, digest.bytes), bit >= 40) << bit;
    }
}

TEST(Number, has_one_length) {
    const Digest digest;
    EXPECT_FALSE(spells("", digest.bytes));
    EXPECT_FALSE(spells(DOCUMENT_NUMBER "A", digest.bytes));
    EXPECT_FALSE(spells(DOCUMENT_SHORT, digest.bytes));
    EXPECT_FALSE(spells(DOCUMENT_NUMBER, digest.bytes, "2019"));
    EXPECT_FALSE(short_spells(DOCUMENT_NUMBER, digest.bytes));
    EXPECT_FALSE(short_spells("pith:", digest.bytes));
    EXPECT_FALSE(short_spells(DOCUMENT_SHORT "A", digest.bytes));
}
