// SPDX-License-Identifier: MIT
#include "json/tokens.hpp"

#include "check.hpp"

namespace {

using pith::json::Token;
using pith::json::Tokenizer;

// Writes each token as its depth, k for a key, and its text or { or [.
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

TEST(Tokens, keep_escapes_as_they_stand) {
    expect_trace("{\"a\\\"}\":\"\\\\\",\"b\":\"\\u001f[\"}",
                 "0{ 1k'a\\\"} 1'\\\\ 1k'b 1'\\u001f[ ");
}

// Far more tokens than there is room for: what was handed out is pruned.
TEST(Tokens, are_as_many_as_it_takes) {
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

TEST(Tokens, refuse_what_nests_too_deep) {
    char out[80];
    EXPECT_FALSE(trace("{\"a\":{\"b\":{\"c\":{}}}}", out, sizeof out));
    EXPECT_FALSE(trace("[[[[1]]]]", out, sizeof out));
    EXPECT_TRUE(trace("[[[1]]]", out, sizeof out));
}
