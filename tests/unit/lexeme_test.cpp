// SPDX-License-Identifier: MIT
#include "json/text.hpp"
#include "json/window.hpp"

#include "check.hpp"

using namespace pith::json;

namespace {

const uint8_t *bytes(const char *text) {
    return reinterpret_cast<const uint8_t *>(text);
}

bool escapes(const char *text, uint32_t size) {
    return is_escape(bytes(text), size);
}

}  // namespace

TEST(Lexeme, classifies_spaces_and_bytes_of_scalars) {
    for (unsigned c = 0; c < 256; ++c) {
        const char *const spaces = " \t\r\n";
        const char *const scalars = "-+.E0123456789abcdefghijklmnopqrstuvwxyz";
        const bool is_end = c == 0;
        EXPECT_EQ(is_space(static_cast<uint8_t>(c)),
                  !is_end && strchr(spaces, static_cast<int>(c)) != nullptr)
            << c;
        EXPECT_EQ(is_scalar(static_cast<uint8_t>(c)),
                  !is_end && strchr(scalars, static_cast<int>(c)) != nullptr)
            << c;
    }
}

// An escape cut by the end of the run is no escape, whatever bytes follow.
TEST(Lexeme, recognizes_a_whole_escape) {
    const struct {
        const char *text;
        uint32_t size;  // the size of the escape, 0 if invalid
    } cases[] = {{"\\n7", 2},
                 {"\\\"7", 2},
                 {"\\\\7", 2},
                 {"\\/7", 2},
                 {"\\x7", 0},
                 {"\\U0041", 0},
                 {"\\u00417", 6},
                 {"\\uffff7", 6},
                 {"\\uD7FF7", 6},
                 {"\\uE0007", 6},
                 {"\\u004g7", 0},
                 {"\\ug0417", 0},
                 {"\\uDBFF\\uDFFF7", 12},
                 {"\\ud800\\udc007", 12},
                 {"\\udc007777777", 0},
                 {"\\udfff\\udfff7", 0},
                 {"\\ud800\\ud8007", 0},
                 {"\\ud800\\u00417", 0},
                 {"\\ud800xudc007", 0},
                 {"\\ud800\\Udc007", 0},
                 {"\\ud800\\udc0g7", 0}};
    for (const auto &c : cases) {
        for (uint32_t size = 1; size <= strlen(c.text); ++size) {
            EXPECT_EQ(escapes(c.text, size), c.size != 0 && size >= c.size) << c.text << size;
        }
    }
}

TEST(Lexeme, finds_the_first_quote_or_backslash) {
    static const char text[] = "a b\xC3\xA9\x1F\x7F, {}:[0]\"\\and so on";
    const uint32_t quote = static_cast<uint32_t>(strchr(text, '"') - text);
    for (uint32_t from = 0; from <= quote; ++from) {
        EXPECT_EQ(skip_unescaped({bytes(text), sizeof text - 1}, from), quote);
        EXPECT_EQ(skip_unescaped({bytes(text), quote}, from), quote);
    }
    EXPECT_EQ(skip_unescaped({bytes(text), sizeof text - 1}, quote + 1), quote + 1);
    EXPECT_EQ(skip_unescaped({bytes(text), sizeof text - 1}, quote + 2), sizeof text - 1);
}
