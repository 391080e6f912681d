// SPDX-License-Identifier: MIT
// jsmn over a captured slice, in a fixed handful of tokens however many the slice has.
//
// jsmn is a good lexer and no validator: it sees only what Scanner accepted and Capture copied. Its
// token array is refilled in rounds. When it reports that the array is full, every token has been
// handed out, so all may go but the containers still open (jsmn finds the innermost by searching
// for end == -1) and the key whose value comes next (jsmn's toksuper). With toksuper moved to its
// new place and the position left alone, jsmn goes on as if nothing had happened.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::json {

struct Token {
    enum Kind : uint8_t { kObject, kArray, kString, kPrimitive };

    uint16_t start;  // of the text in the slice; a string's without its quotes
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

    // The next token in the order of the text. False at the end of the slice, whether it is one
    // (done) or stops in its midst (truncated), or nests too deep (not done, perhaps truncated).
    bool next(Token &token);
    bool done() const { return done_; }
    bool truncated() const { return truncated_; }
    const uint8_t *slice() const { return slice_; }

 private:
    // Room for the open containers, the key that waits, and at least one new one a round.
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
    uint8_t next_;          // of them handed out
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
