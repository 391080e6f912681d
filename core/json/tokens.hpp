// SPDX-License-Identifier: MIT
// Reads the tokens of a small text by jsmn, with a token array of fixed size.
//
// jsmn is a lexer and no validator: it gets only text that Scanner accepted. When its token array
// is full, all tokens were returned. Only the open containers (jsmn searches for end == -1) and the
// key of the next value (toksuper) are kept. Then toksuper is corrected and jsmn continues.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::json {

struct Token {
    enum Kind : uint8_t { kObject, kArray, kString, kPrimitive };

    uint16_t start;  // in the slice; a string without its quotes
    uint16_t size;   // 0 for a container
    uint8_t depth;   // containers around it
    Kind kind;
    bool is_key;
};

class Tokenizer {
 public:
    // Containers nested in a slice: {metadata:{cross_cats_sorted:[]}} has three.
    static constexpr size_t kDepth = 3;

    Tokenizer(const uint8_t *slice, uint16_t size);

    // Reads the next token. Returns false at the end: done(), truncated(), or nested too deep (not
    // done, perhaps truncated).
    bool next(Token &token);
    bool done() const { return done_; }
    bool truncated() const { return truncated_; }
    const uint8_t *slice() const { return slice_; }

 private:
    // The open containers, one key, and at least one new token.
    static constexpr size_t kTokens = kDepth + 1 + 1;
    static constexpr size_t kTokenSize = 16;
    static constexpr size_t kParserSize = 12;

    struct Lexer;  // jsmn's parser and tokens; only tokens.cpp includes jsmn.h
    Lexer &lexer();
    bool refill();
    void leave_to(uint8_t depth);
    bool in_object() const { return depth_ != 0 && (objects_ >> (depth_ - 1) & 1) != 0; }

    const uint8_t *slice_;
    uint16_t size_;
    uint8_t count_;         // tokens in the lexer
    uint8_t next_;          // the next of them
    uint8_t depth_;         // containers open around the next token
    uint8_t open_[kDepth];  // their tokens
    uint8_t objects_;       // bit d: open_[d] is an object
    bool expects_key_;
    bool finished_;  // jsmn has read the whole slice
    bool done_;
    bool truncated_;
    alignas(int) uint8_t storage_[kParserSize + kTokens * kTokenSize];
};

}  // namespace pith::json
