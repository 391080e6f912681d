// SPDX-License-Identifier: MIT
#include "record/number.hpp"

#include "check.hpp"
#include "codec/codec.hpp"
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

bool equals(const char *text, const uint8_t digest[32], const char *year = "2018") {
    Number number;
    return number.parse(reinterpret_cast<const uint8_t *>(text),
                        static_cast<uint16_t>(strlen(text))) &&
           number.equals(digest, year);
}

template <class Form>
bool parses(Form &number, const char *text, size_t size) {
    return number.parse(reinterpret_cast<const uint8_t *>(text), static_cast<uint16_t>(size));
}

bool short_equals(const char *text, const uint8_t digest[32]) {
    ShortNumber number;
    return number.parse(reinterpret_cast<const uint8_t *>(text),
                        static_cast<uint16_t>(strlen(text))) &&
           number.equals(digest);
}

}  // namespace

TEST(Number, encodes_the_head_of_the_digest) {
    const Digest digest;
    EXPECT_TRUE(equals(DOCUMENT_NUMBER, digest.bytes));
    EXPECT_TRUE(short_equals(DOCUMENT_SHORT, digest.bytes));
    char text[PITH_NUMBER_SIZE + 1];
    pith::record::encode_number(digest.bytes, "2018", text);
    EXPECT_STREQ(text, DOCUMENT_NUMBER);
}

TEST(Number, differs_with_every_character) {
    const Digest digest;
    char text[] = DOCUMENT_NUMBER;
    for (size_t i = 0; i < PITH_NUMBER_SIZE; ++i) {
        const char kept = text[i];
        for (const char *c = "ABZ27:pith018 a"; *c != 0; ++c) {
            text[i] = *c;
            EXPECT_EQ(equals(text, digest.bytes), *c == kept) << text;
        }
        text[i] = kept;
    }
    char brief[] = DOCUMENT_SHORT;
    for (size_t i = 0; i < sizeof brief - 1; ++i) {
        const char kept = brief[i];
        for (const char *c = "ABZ27:pith "; *c != 0; ++c) {
            brief[i] = *c;
            EXPECT_EQ(short_equals(brief, digest.bytes), *c == kept) << brief;
        }
        brief[i] = kept;
    }
}

// 26 characters are 130 bits: two of byte 16, and none of byte 17.
TEST(Number, covers_130_bits_and_a_short_one_40) {
    for (size_t bit = 0; bit < 256; ++bit) {
        Digest digest;
        digest.bytes[bit / 8] = static_cast<uint8_t>(digest.bytes[bit / 8] ^ 0x80 >> bit % 8);
        EXPECT_EQ(equals(DOCUMENT_NUMBER, digest.bytes), bit >= 130) << bit;
        EXPECT_EQ(short_equals(DOCUMENT_SHORT, digest.bytes), bit >= 40) << bit;
    }
}

TEST(Number, has_one_length) {
    const Digest digest;
    EXPECT_FALSE(equals("", digest.bytes));
    EXPECT_FALSE(equals(DOCUMENT_NUMBER "A", digest.bytes));
    EXPECT_FALSE(equals(DOCUMENT_SHORT, digest.bytes));
    EXPECT_FALSE(equals(DOCUMENT_NUMBER, digest.bytes, "2019"));
    EXPECT_FALSE(short_equals(DOCUMENT_NUMBER, digest.bytes));
    EXPECT_FALSE(short_equals("pith:", digest.bytes));
    EXPECT_FALSE(short_equals(DOCUMENT_SHORT "A", digest.bytes));
}

// Tests recheck() alone: the digest's first 16 bytes, the year and the presence of a number.
TEST(Number, is_rechecked_by_other_code) {
    const Digest digest;
    Number number;
    memset(&number, 'x', sizeof number);
    number.begin();
    EXPECT_EQ(number.recheck(digest.bytes, "2018"), 0u);  // there is no number
    ASSERT_TRUE(parses(number, DOCUMENT_NUMBER, PITH_NUMBER_SIZE));
    EXPECT_EQ(number.recheck(digest.bytes, "2018"), 0u);
    const char *const years[] = {"1018", "2118", "2008", "2019", "2010"};
    for (const char *const year : years) {
        EXPECT_NE(number.recheck(digest.bytes, year), 0u) << year;
    }
    for (size_t bit = 0; bit < 128; ++bit) {
        Digest other;
        other.bytes[bit / 8] = static_cast<uint8_t>(other.bytes[bit / 8] ^ 0x80 >> bit % 8);
        EXPECT_NE(number.recheck(other.bytes, "2018"), 0u) << bit;
        // A bit that is set on one side only.
        Number wrong = number;
        wrong.head[bit / 8] = static_cast<uint8_t>(wrong.head[bit / 8] ^ 0x80 >> bit % 8);
        EXPECT_NE(wrong.recheck(digest.bytes, "2018"), 0u) << bit;
    }
    for (size_t bit = 130; bit < 256; ++bit) {
        Digest other;
        other.bytes[bit / 8] = static_cast<uint8_t>(other.bytes[bit / 8] ^ 0x80 >> bit % 8);
        EXPECT_EQ(number.recheck(other.bytes, "2018"), 0u) << bit;
    }
}

TEST(Number, short_form_is_rechecked_too) {
    const Digest digest;
    ShortNumber number;
    number.begin();
    EXPECT_EQ(number.recheck(digest.bytes), 0u);  // there is no number
    for (size_t bit = 0; bit < 40; ++bit) {
        // Any bit of the flag means present.
        ShortNumber single;
        single.begin();
        single.head[bit / 8] = static_cast<uint8_t>(0x80 >> bit % 8);
        EXPECT_NE(single.recheck(digest.bytes), 0u) << bit;
        const uint8_t none[32] = {};
        EXPECT_NE(single.recheck(none), 0u) << bit;
    }
    ASSERT_TRUE(parses(number, DOCUMENT_SHORT, 13));
    for (size_t bit = 0; bit < 256; ++bit) {
        Digest other;
        other.bytes[bit / 8] = static_cast<uint8_t>(other.bytes[bit / 8] ^ 0x80 >> bit % 8);
        EXPECT_EQ(number.recheck(other.bytes) != 0, bit < 40) << bit;
    }
}

// Bytes around the number, here x, are not part of it.
TEST(Number, writes_nothing_beside_itself) {
    struct {
        Number number;
        char behind[4];
    } read;
    memset(&read, 'x', sizeof read);
    EXPECT_TRUE(parses(read.number, DOCUMENT_NUMBER, PITH_NUMBER_SIZE));
    EXPECT_EQ(memcmp(read.number.year, "2018", 4), 0);
    EXPECT_EQ(memcmp(read.behind, "xxxx", 4), 0);
    const Digest digest;
    EXPECT_TRUE(read.number.equals(digest.bytes, "2018"));
    EXPECT_EQ(read.number.recheck(digest.bytes, "2018"), 0u);
    memset(&read, 'x', sizeof read);
    EXPECT_FALSE(parses(read.number, "pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4O1", PITH_NUMBER_SIZE));
    ShortNumber brief;
    EXPECT_TRUE(parses(brief, "pith:EVPUGCMI", 13));
    EXPECT_FALSE(parses(brief, "pith:EVPUGCM1", 13));
    EXPECT_FALSE(parses(brief, "pith:1VPUGCMI", 13));
    char text[PITH_NUMBER_SIZE + 2];
    memset(text, 'x', sizeof text);
    pith::record::encode_number(digest.bytes, "2018", text);
    EXPECT_STREQ(text, DOCUMENT_NUMBER);
    EXPECT_EQ(text[PITH_NUMBER_SIZE + 1], 'x');
}
