// SPDX-License-Identifier: MIT
#include "json/tokens.hpp"

// jsmn takes its form from macros. An application that uses jsmn too may define others for all
// files.
#ifdef JSMN_H
#error "jsmn.h was included before: compile json/tokens.cpp without other users of jsmn"
#endif
#undef JSMN_HEADER
#undef JSMN_PARENT_LINKS
#undef JSMN_STATIC
#undef JSMN_STRICT
#define JSMN_STATIC
#define JSMN_STRICT
#include <jsmn.h>

namespace pith::json {

struct Tokenizer::Lexer {
    jsmn_parser parser;
    jsmntok_t tokens[kTokens];
};

// An array of bytes provides storage for objects of these trivial types ([intro.object] 13).
Tokenizer::Lexer &Tokenizer::lexer() {
    static_assert(sizeof(Lexer) == sizeof storage_ && alignof(Lexer) == alignof(int),
                  "jsmn.h is not jsmn 1.1.0: its tokens or its parser have another size");
    return *__builtin_launder(static_cast<Lexer *>(static_cast<void *>(storage_)));
}

Tokenizer::Tokenizer(const uint8_t *slice, uint16_t size)
    : slice_(slice),
      size_(size),
      count_(0),
      next_(0),
      depth_(0),
      open_{},
      objects_(0),
      expects_key_(false),
      finished_(false),
      done_(false),
      truncated_(false),
      storage_{} {
    jsmn_init(&lexer().parser);
}

// Closes containers. After a value in an object a key follows.
void Tokenizer::leave_to(uint8_t depth) {
    depth_ = depth;
    expects_key_ = in_object();
}

bool Tokenizer::refill() {
    if (finished_) return false;
    jsmn_parser &parser = lexer().parser;
    jsmntok_t *tokens = lexer().tokens;
    uint8_t kept = 0;
    uint8_t depth = 0;
    int super = -1;
    for (uint8_t i = 0; i < count_; ++i) {
        const bool is_container = tokens[i].type == JSMN_OBJECT || tokens[i].type == JSMN_ARRAY;
        const bool is_open = is_container && tokens[i].end == -1;
        if (!is_open && i != parser.toksuper) continue;
        if (i == parser.toksuper) super = kept;
        if (is_open) open_[depth++] = kept;
        tokens[kept++] = tokens[i];
    }
    if (depth != depth_) leave_to(depth);
    parser.toksuper = super;
    parser.toknext = kept;
    const int result = jsmn_parse(&parser, reinterpret_cast<const char *>(slice_), size_, tokens,
                                  static_cast<unsigned>(kTokens));
    next_ = kept;
    count_ = static_cast<uint8_t>(parser.toknext);
    finished_ = result != JSMN_ERROR_NOMEM;
    done_ = result >= 0;
    truncated_ = result == JSMN_ERROR_PART;
    return next_ < count_;
}

bool Tokenizer::next(Token &token) {
    if (next_ == count_ && !refill()) return false;
    const jsmntok_t *tokens = lexer().tokens;
    const jsmntok_t &raw = tokens[next_];

    // Leave the containers that ended before this token.
    while (depth_ != 0) {
        const jsmntok_t &container = tokens[open_[depth_ - 1]];
        if (container.end == -1 || container.end > raw.start) break;
        leave_to(static_cast<uint8_t>(depth_ - 1));
    }

    token.start = static_cast<uint16_t>(raw.start);
    token.depth = depth_;
    token.is_key = expects_key_;
    token.size = 0;
    expects_key_ = in_object() && !expects_key_;
    if (raw.type == JSMN_OBJECT || raw.type == JSMN_ARRAY) {
        if (depth_ == kDepth) {
            done_ = false;
            return false;
        }
        const bool is_object = raw.type == JSMN_OBJECT;
        const unsigned bit = 1u << depth_;
        objects_ = static_cast<uint8_t>(is_object ? objects_ | bit : objects_ & ~bit);
        open_[depth_++] = next_;
        expects_key_ = is_object;
        token.kind = is_object ? Token::kObject : Token::kArray;
    } else {
        token.kind = raw.type == JSMN_STRING ? Token::kString : Token::kPrimitive;
        token.size = static_cast<uint16_t>(raw.end - raw.start);
    }
    ++next_;
    return true;
}

}  // namespace pith::json
