// SPDX-License-Identifier: MIT
#include "json/text.hpp"

#include "check.hpp"

using namespace pith::json;

namespace {

const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

bool encodes_as(uint32_t code_point, const char *want) {
    uint8_t out[kMaxEncoded];
    const size_t size = encode_code_point(code_point, out);
    return size == strlen(want) && memcmp(out, want, size) == 0;
}

// Reads the one character that `text` encodes.
bool reads(const char *text, uint32_t want) {
    const uint32_t size = static_cast<uint32_t>(strlen(text));
    uint32_t position = 0;
    return read_code_point(bytes(text), position, size) == want && position == size;
}

}  // namespace

TEST(Text, encodes_as_python_does) {
    EXPECT_TRUE(encodes_as('"', "\\\""));
    EXPECT_TRUE(encodes_as('\\', "\\\\"));
    EXPECT_TRUE(encodes_as('\b', "\\b"));
    EXPECT_TRUE(encodes_as('\t', "\\t"));
    EXPECT_TRUE(encodes_as('\n', "\\n"));
    EXPECT_TRUE(encodes_as('\f', "\\f"));
    EXPECT_TRUE(encodes_as('\r', "\\r"));
    EXPECT_TRUE(encodes_as(0x00, "\\u0000"));
    EXPECT_TRUE(encodes_as(0x0B, "\\u000b"));
    EXPECT_TRUE(encodes_as(0x1F, "\\u001f"));
    EXPECT_TRUE(encodes_as('/', "/"));
    EXPECT_TRUE(encodes_as(' ', " "));
    EXPECT_TRUE(encodes_as(0x7F, "\x7F"));
    EXPECT_TRUE(encodes_as(0x80, "\xC2\x80"));
    EXPECT_TRUE(encodes_as(0x7FF, "\xDF\xBF"));
    EXPECT_TRUE(encodes_as(0x800, "\xE0\xA0\x80"));
    EXPECT_TRUE(encodes_as(0x2028, "\xE2\x80\xA8"));
    EXPECT_TRUE(encodes_as(0xFFFF, "\xEF\xBF\xBF"));
    EXPECT_TRUE(encodes_as(0x10000, "\xF0\x90\x80\x80"));
    EXPECT_TRUE(encodes_as(0x10FFFF, "\xF4\x8F\xBF\xBF"));
}

TEST(Text, reads_every_encoding) {
    EXPECT_TRUE(reads("A", 'A'));
    EXPECT_TRUE(reads("\\u0041", 'A'));
    EXPECT_TRUE(reads("\\/", '/'));
    EXPECT_TRUE(reads("\\\"", '"'));
    EXPECT_TRUE(reads("\\\\", '\\'));
    EXPECT_TRUE(reads("\\u00e9", 0xE9));
    EXPECT_TRUE(reads("\\u00E9", 0xE9));
    EXPECT_TRUE(reads("\xC3\xA9", 0xE9));
    EXPECT_TRUE(reads("\\u0000", 0));
    EXPECT_TRUE(reads("\\uFFFF", 0xFFFF));
    EXPECT_TRUE(reads("\\ud83d\\ude00", 0x1F600));
    EXPECT_TRUE(reads("\\uDBFF\\uDFFF", 0x10FFFF));
    EXPECT_TRUE(reads("\xF0\x9F\x98\x80", 0x1F600));
}

// All of Unicode, in steps that reach every UTF-8 length many times.
TEST(Text, reads_what_it_encodes) {
    for (uint32_t code_point = 0; code_point <= 0x10FFFF;
         code_point += code_point < 0x900 ? 1 : 61) {
        if (code_point >= 0xD800 && code_point < 0xE000) continue;
        uint8_t out[kMaxEncoded];
        const uint32_t size = static_cast<uint32_t>(encode_code_point(code_point, out));
        uint32_t position = 0;
        EXPECT_EQ(read_code_point(out, position, size), code_point);
        EXPECT_EQ(position, size);
    }
}

TEST(Text, stays_inside_a_truncated_text) {
    const char *const cut[] = {"\\",       "\\u",  "\\u00",  "\\ud83d",   "\\ud83d\\u",
                               "\xF0\x9F", "\xC3", "\\u004", "\\ud83d\\", "\\ud83d\\ude0"};
    for (const char *const text : cut) {
        const uint32_t size = static_cast<uint32_t>(strlen(text));
        uint32_t position = 0;
        read_code_point(bytes(text), position, size);
        EXPECT_LE(position, size) << text;
    }
}

// Bytes after a character are not read, and a surrogate pair needs two whole halves.
TEST(Text, reads_one_character_and_no_more) {
    const struct {
        const char *text;
        uint32_t size;  // the size of the character
        uint32_t want;
    } cases[] = {{"ab", 1, 'a'},
                 {"\x7Fn", 1, 0x7F},
                 {"\xC3\xA9z", 2, 0xE9},
                 {"\xC3\xA9\xC3\xA8", 2, 0xE9},
                 {"\xE2\x82\xAC\xE2", 3, 0x20AC},
                 {"\xF0\x9F\x98\x80z", 4, 0x1F600},
                 {"\\nn", 2, '\n'},
                 {"\\u00e91", 6, 0xE9},
                 {"\\u00e9\\u00e8", 6, 0xE9},
                 {"\\ud83d\\ude000", 12, 0x1F600}};
    for (const auto &c : cases) {
        uint32_t position = 0;
        EXPECT_EQ(read_code_point(bytes(c.text), position, static_cast<uint32_t>(strlen(c.text))),
                  c.want)
            << c.text;
        EXPECT_EQ(position, c.size) << c.text;
    }
}

// A truncated escape ends at the end of the text, so loops end and read nothing beyond.
TEST(Text, ends_at_a_truncated_escape) {
    const char *const cut[] = {"\\u", "\\u0", "\\u00", "\\u004"};
    for (const char *const text : cut) {
        const uint32_t size = static_cast<uint32_t>(strlen(text));
        uint32_t position = 0;
        EXPECT_EQ(read_code_point(bytes(text), position, size), 0u) << text;
        EXPECT_EQ(position, size) << text;
    }
}

TEST(Text, compares_whole_words) {
    EXPECT_TRUE(equals(bytes("abc"), 3, "abc"));
    EXPECT_TRUE(equals(bytes("abcd"), 3, "abc"));
    EXPECT_FALSE(equals(bytes("abc"), 2, "abc"));
    EXPECT_FALSE(equals(bytes("abcd"), 4, "abc"));
    EXPECT_FALSE(equals(bytes("abc\0d"), 5, "abc"));
    EXPECT_FALSE(equals(bytes("abd"), 3, "abc"));
    EXPECT_FALSE(equals(bytes("abc\0d"), 5, "abc\0d"));  // the C string ends earlier
    EXPECT_FALSE(equals(bytes("xbc"), 3, "abc"));
    EXPECT_FALSE(equals(bytes("a\1"), 1, "a\1"));
    EXPECT_TRUE(equals(bytes("a\1"), 2, "a\1"));
    EXPECT_TRUE(equals(bytes(""), 0, ""));
}

// A canonical string body, and the bytes that it encodes.
TEST(Text, decodes_escapes_of_a_body) {
    const struct {
        const char *body, *raw;
        size_t raw_size;
    } cases[] = {{"", "", 0},
                 {"abc", "abc", 3},
                 {"\\\"\\\\\\b\\t\\n\\f\\r", "\"\\\b\t\n\f\r", 7},
                 {"\\u0000\\u001f", "\0\x1F", 2},
                 {"\\\\n\xC3\xA9", "\\n\xC3\xA9", 4}};
    for (const auto &c : cases) {
        uint8_t text[24];
        const uint32_t size = static_cast<uint32_t>(strlen(c.body));
        memcpy(text, c.body, size);
        EXPECT_TRUE(says(text, size, c.raw, c.raw_size)) << c.body;
        EXPECT_FALSE(says(text, size, c.raw, c.raw_size + 1)) << c.body;
        if (c.raw_size != 0) {
            EXPECT_FALSE(says(text, size, c.raw, c.raw_size - 1)) << c.body;
        }
        ASSERT_EQ(unescape_text(text, size), c.raw_size) << c.body;
        EXPECT_EQ(memcmp(text, c.raw, c.raw_size), 0) << c.body;
    }
    EXPECT_FALSE(says(bytes("\\n"), 2, "n", 1));
    EXPECT_FALSE(says(bytes("n"), 1, "\n", 1));
}

TEST(Text, accepts_only_hex_digits_of_both_cases) {
    for (unsigned c = 0; c < 256; ++c) {
        const char *const digits = "0123456789abcdef0123456789ABCDEF";
        const char *const found = c == 0 ? nullptr : strchr(digits, static_cast<int>(c));
        const uint32_t value = hex_value(static_cast<uint8_t>(c));
        if (found == nullptr) {
            EXPECT_GT(value, 15u) << c;
        } else {
            EXPECT_EQ(value, static_cast<uint32_t>(found - digits) % 16) << c;
        }
    }
}
