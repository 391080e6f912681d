// SPDX-License-Identifier: MIT
#include "json/tokens.hpp"

#include "check.hpp"

namespace {

using pith::json::Token;
using pith::json::Tokenizer;

// Writes each token as its depth, k for a key, and its text or the opening bracket.
bool trace(const char *slice, char *out, size_t room) {
    Tokenizer tokens(reinterpret_cast<const uint8_t *>(slice),
                     static_cast<uint16_t>(strlen(slice)));
    size_t size = 0;
    const auto put = [&](char c) {
        if (size + 1 < room) out[size++] = c;
    };
    Token token;
    while (tokens.next(token)) {
        put(static_cast<char>('0' + token.depth));
        if (token.is_key) put('k');
        if (token.kind == Token::kObject) put('{');
        if (token.kind == Token::kArray) put('[');
        if (token.kind == Token::kString) put('\'');
        for (uint16_t i = 0; i < token.size; ++i) put(slice[token.start + i]);
        put(' ');
    }
    out[size] = 0;
    return tokens.done();
}

void expect_trace(const char *slice, const char *want) {
    char out[320];
    EXPECT_TRUE(trace(slice, out, sizeof out)) << slice;
    EXPECT_STREQ(out, want);
}

}  // namespace

TEST(Tokens, come_in_the_order_of_the_text) {
    expect_trace("{}", "0{ ");
    expect_trace("{\"a\":1}", "0{ 1k'a 11 ");
    expect_trace("{\"a\":{\"b\":\"c\"},\"d\":[true,\"e\"],\"f\":null}",
                 "0{ 1k'a 1{ 2k'b 2'c 1k'd 1[ 2true 2'e 1k'f 1null ");
    expect_trace("{\"a\":{},\"b\":[],\"c\":\"\"}", "0{ 1k'a 1{ 1k'b 1[ 1k'c 1' ");
}

// jsmn has room for three containers, a pending key and its value.
TEST(Tokens, are_unlimited_in_the_innermost_object) {
    expect_trace("{\"a\":{\"b\":{\"c\":1,\"d\":\"2\",\"e\":true,\"f\":\"\"},\"g\":-3},\"h\":4}",
                 "0{ 1k'a 1{ 2k'b 2{ 3k'c 31 3k'd 3'2 3k'e 3true 3k'f 3' 2k'g 2-3 1k'h 14 ");
    expect_trace("{\"a\":{\"b\":1,\"c\":2,\"d\":3}}", "0{ 1k'a 1{ 2k'b 21 2k'c 22 2k'd 23 ");
    expect_trace("{\"a\":1,\"b\":{\"c\":2},\"d\":[3,4,5,6],\"e\":{},\"f\":7}",
                 "0{ 1k'a 11 1k'b 1{ 2k'c 22 1k'd 1[ 23 24 25 26 1k'e 1{ 1k'f 17 ");
    expect_trace("[[1,2,3,4,5],[[6,7],8],9]", "0[ 1[ 21 22 23 24 25 1[ 2[ 36 37 28 19 ");
}

TEST(Tokens, are_done_only_at_the_end) {
    static const char slice[] = "{\"a\":1,\"b\":2,\"c\":\"3\"}";
    for (size_t size = 0; size < sizeof slice; ++size) {
        Tokenizer tokens(reinterpret_cast<const uint8_t *>(slice), static_cast<uint16_t>(size));
        EXPECT_FALSE(tokens.done());
        EXPECT_FALSE(tokens.truncated());
        Token token;
        size_t count = 0;
        while (count < 10 && tokens.next(token)) {
            // The first call to jsmn returns five tokens, so the end is not yet known.
            if (count == 0 && size == sizeof slice - 1) {
                EXPECT_FALSE(tokens.done());
            }
            EXPECT_LE(token.start + token.size, static_cast<int>(size));
            ++count;
        }
        EXPECT_LE(count, 7u);
        EXPECT_FALSE(tokens.next(token));
        if (size != 0) {
            EXPECT_EQ(tokens.done(), size == sizeof slice - 1) << size;
            EXPECT_EQ(tokens.truncated(), size != sizeof slice - 1) << size;
        }
    }
}

TEST(Tokens, keep_escapes_unchanged) {
    expect_trace("{\"a\\\"}\":\"\\\\\",\"b\":\"\\u001f[\"}",
                 "0{ 1k'a\\\"} 1'\\\\ 1k'b 1'\\u001f[ ");
}

// More tokens than fit: tokens already returned are removed.
TEST(Tokens, are_unlimited) {
    char slice[700];
    size_t size = 0;
    const auto put = [&](const char *text) {
        memcpy(slice + size, text, strlen(text));
        size += strlen(text);
    };
    put("{\"m\":{\"l\":[");
    for (int i = 0; i < 100; ++i) put(i == 0 ? "\"x\"" : ",\"x\"");
    put("],\"n\":1},\"o\":2}");
    Tokenizer tokens(reinterpret_cast<const uint8_t *>(slice), static_cast<uint16_t>(size));
    Token token;
    size_t elements = 0, keys = 0, others = 0;
    while (tokens.next(token)) {
        if (token.is_key) {
            ++keys;
            EXPECT_EQ(token.depth, slice[token.start] == 'm' || slice[token.start] == 'o' ? 1 : 2);
        } else if (token.kind == Token::kString) {
            ++elements;
            EXPECT_EQ(token.depth, 3);
        } else {
            ++others;
        }
    }
    EXPECT_TRUE(tokens.done());
    EXPECT_EQ(elements, 100u);
    EXPECT_EQ(keys, 4u);
    EXPECT_EQ(others, 5u);
}

TEST(Tokens, refuse_too_deep_nesting) {
    char out[80];
    EXPECT_FALSE(trace("{\"a\":{\"b\":{\"c\":{}}}}", out, sizeof out));
    EXPECT_FALSE(trace("[[[[1]]]]", out, sizeof out));
    EXPECT_TRUE(trace("[[[1]]]", out, sizeof out));
    // Too deep is reported even if the slice is truncated later.
    static const char cut[] = "{\"a\":[{\"b\":{\"c\":\"d";
    Tokenizer tokens(reinterpret_cast<const uint8_t *>(cut), sizeof cut - 1);
    Token token;
    size_t count = 0;
    while (count < 10 && tokens.next(token)) ++count;
    EXPECT_EQ(count, 5u);
    EXPECT_FALSE(tokens.done());
    EXPECT_FALSE(tokens.truncated());
}
