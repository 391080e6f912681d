// SPDX-License-Identifier: MIT
#include "json/skip_plain.hpp"

#include "check.hpp"

using pith::json::is_plain;
using pith::json::skip_plain;

TEST(Plain, is_unescaped_ascii) {
    for (unsigned c = 0; c < 256; ++c) {
        const bool plain = c >= 0x20 && c <= 0x7F && c != 0x22 && c != 0x5C;
        EXPECT_EQ(is_plain(static_cast<uint8_t>(c)), plain) << c;
    }
}

// Each byte at each place of each alignment, followed by an end or a second special byte.
TEST(Plain, stops_at_the_first_other_byte) {
    alignas(8) uint8_t text[40];
    for (unsigned c = 0; c < 256; ++c) {
        const uint8_t special = static_cast<uint8_t>(c);
        for (size_t first = 0; first < 4; ++first) {
            for (size_t at = first; at < 22; ++at) {
                memset(text, 'a', sizeof text);
                text[at] = special;
                text[at + 1] = '"';
                const uint8_t *const want = text + (is_plain(special) ? at + 1 : at);
                EXPECT_EQ(skip_plain(text + first, text + 32), want) << c << " at " << at;
                // Bytes after the end are not read.
                EXPECT_EQ(skip_plain(text + first, text + at), text + at);
            }
        }
    }
}

// Two special bytes in one word: one must not hide the other.
TEST(Plain, is_independent_of_its_neighbours) {
    const uint8_t edges[] = {0x00, 0x01, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C,
                             0x5D, 0x7E, 0x7F, 0x80, 0x81, 0xA2, 0xDC, 0xFF};
    alignas(8) uint8_t text[16];
    for (const uint8_t a : edges) {
        for (const uint8_t b : edges) {
            for (size_t at = 0; at < 8; ++at) {
                memset(text, ' ', sizeof text);
                text[at] = a;
                text[at + 1] = b;
                size_t want = at;
                while (want < sizeof text && is_plain(text[want])) ++want;
                EXPECT_EQ(skip_plain(text, text + sizeof text), text + want);
            }
        }
    }
}
