// SPDX-License-Identifier: MIT
#include "json/scan.hpp"

namespace pith::json {

void Scanner::begin() {
    offset_ = 0;
    fault_ = PITH_PENDING;
    objects_ = 0;
    unit_ = 0;
    high_ = 0;
    state_ = kValue;
    depth_ = 0;
    is_key_ = false;
    left_ = 0;
    lowest_ = 0x80;
    highest_ = 0xBF;
    literal_ = 0;
}

verdict Scanner::end() {
    if (fault_ != PITH_PENDING) return fault_;
    bool whole = state_ == kDone || (depth_ == 0 && number_may_end());
    if (!whole) refuse(PITH_INCOMPLETE);
    return fault_;
}

bool Scanner::refuse(verdict why) {
    fault_ = why;
    return false;
}

bool Scanner::open(uint8_t c) {
    if (depth_ == PITH_DEPTH) return refuse(PITH_TOO_COMPLEX);
    ++depth_;
    objects_ = objects_ << 1 | (c == '{' ? 1u : 0u);
    state_ = c == '{' ? kKeyOrClose : kValueOrClose;
    return true;
}

bool Scanner::close(uint8_t c) {
    if (c != (in_object() ? '}' : ']')) return refuse();
    --depth_;
    objects_ >>= 1;
    after_value();
    return true;
}

// RFC 3629 section 4: the first byte gives the number of bytes. The bounds of the second exclude
// overlong forms, surrogates and values above U+10FFFF.
bool Scanner::first_of_utf8(uint8_t c) {
    if (c < 0xC2 || c > 0xF4) return false;
    state_ = kContinuation;
    left_ = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
    if (c == 0xE0) lowest_ = 0xA0;
    if (c == 0xED) highest_ = 0x9F;
    if (c == 0xF0) lowest_ = 0x90;
    if (c == 0xF4) highest_ = 0x8F;
    return true;
}

bool Scanner::number_may_end() const {
    return state_ == kZero || state_ == kInteger || state_ == kFraction ||
           state_ == kExponentDigits;
}

const char *Scanner::literal_rest() const {
    const char *word = literal_ == 't' ? "true" : literal_ == 'f' ? "false" : "null";
    return word + (literal_ == 'f' ? 5 : 4) - left_;
}

}  // namespace pith::json
