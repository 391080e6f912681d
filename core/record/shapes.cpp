// SPDX-License-Identifier: MIT
#include "record/shapes.hpp"

#include "json/text.hpp"

namespace pith::record {

using json::Token;

bool ShapeReader::next() {
    Token token;
    while (tokens_.next(token)) {
        if (token.depth == 0) {  // the object itself
            if (token.kind != Token::kObject) return refuse(PITH_UNSUPPORTED);
            continue;
        }
        if (token.is_key) {
            if (!find(token)) return false;
            continue;
        }
        if (!accept(token)) return false;
        if (token.kind == Token::kString || token.kind == Token::kPrimitive) return true;
        inside_[token.depth + 1] = static_cast<uint8_t>(member_);
    }
    return finish();
}

// The member of the container at hand that has this key.
bool ShapeReader::find(const Token &key) {
    for (member_ = 0; member_ < count_; ++member_) {
        const Member &member = shape_[member_];
        if (member.parent != inside_[key.depth] || member.key == nullptr) continue;
        if (!equals(key, member.key)) continue;
        const uint32_t bit = uint32_t{1} << member_;
        if ((seen_ & bit) != 0) return refuse(PITH_AMBIGUOUS);
        seen_ |= bit;
        return true;
    }
    return refuse(PITH_UNSUPPORTED);
}

bool ShapeReader::accept(const Token &value) {
    const uint8_t parent = inside_[value.depth];
    if (parent != kTop && shape_[parent].kind == Token::kArray) {
        for (member_ = 0; member_ < count_; ++member_) {
            if (shape_[member_].parent == parent) break;
        }
    }
    if (member_ == count_ || shape_[member_].kind != value.kind) return refuse(PITH_UNSUPPORTED);
    const char *constant = shape_[member_].constant;
    if (constant != nullptr && !equals(value, constant)) return refuse(PITH_UNSUPPORTED);
    start_ = value.start;
    size_ = value.size;
    return true;
}

bool ShapeReader::equals(const Token &token, const char *text) const {
    return json::equals(slice_ + token.start, token.size, text);
}

bool ShapeReader::finish() {
    if (tokens_.truncated()) return refuse(PITH_TOO_LARGE);
    if (!tokens_.done()) return refuse(PITH_UNSUPPORTED);
    for (size_t i = 0; i < count_; ++i) {
        const bool missing = (seen_ >> i & 1) == 0;
        if (missing && shape_[i].required) return refuse(PITH_UNSUPPORTED);
    }
    return false;
}

bool ShapeReader::refuse(verdict why) {
    fault_ = why;
    return false;
}

}  // namespace pith::record
