// SPDX-License-Identifier: MIT
#include "record/shapes.hpp"

#include <string.h>

#include "json/text.hpp"

namespace pith::record {
namespace {

using json::Token;

// Walks a slice against a shape of at most 32 members.
class ShapeReader {
 public:
    ShapeReader(const Member *shape, size_t count, const uint8_t *slice, uint16_t size)
        : tokens_(slice, size), shape_(shape), slice_(slice), count_(count) {}

    verdict read(Field *fields);

 private:
    verdict find(const Token &key);
    verdict accept(const Token &value);
    bool is(const Token &token, const char *text) const {
        return json::equals(slice_ + token.start, token.size, text);
    }
    verdict finish() const;

    json::Tokenizer tokens_;
    const Member *shape_;
    const uint8_t *slice_;
    size_t count_;
    size_t member_ = 0;
    uint32_t seen_ = 0;
    uint8_t inside_[json::Tokenizer::kDepth + 1] = {kTop, kTop};  // the container at each depth
};

verdict ShapeReader::read(Field *fields) {
    Token token;
    while (tokens_.next(token)) {
        if (token.depth == 0) {  // the object itself
            if (token.kind != Token::kObject) return PITH_UNSUPPORTED;
            continue;
        }
        const verdict fault = token.is_key ? find(token) : accept(token);
        if (fault != PITH_PENDING) return fault;
        if (token.is_key) continue;
        if (shape_[member_].is_container()) {
            inside_[token.depth + 1] = static_cast<uint8_t>(member_);
            continue;
        }
        Field &field = fields[member_];
        if (field.start == 0) field.start = token.start;
        field.size = static_cast<uint16_t>(token.start + token.size - field.start);
    }
    return finish();
}

// The member of the container at hand that has this key.
verdict ShapeReader::find(const Token &key) {
    for (member_ = 0; member_ < count_; ++member_) {
        const Member &member = shape_[member_];
        if (member.key_size != key.size || member.parent != inside_[key.depth]) continue;
        if (member.key == nullptr || !is(key, member.key)) continue;
        const uint32_t bit = uint32_t{1} << member_;
        if ((seen_ & bit) != 0) return PITH_AMBIGUOUS;
        seen_ |= bit;
        return PITH_PENDING;
    }
    return PITH_UNSUPPORTED;
}

verdict ShapeReader::accept(const Token &value) {
    const uint8_t parent = inside_[value.depth];
    if (parent != kTop && shape_[parent].kind == Token::kArray) {
        for (member_ = 0; member_ < count_; ++member_) {
            if (shape_[member_].parent == parent) break;
        }
    }
    if (member_ == count_ || shape_[member_].kind != value.kind) return PITH_UNSUPPORTED;
    const char *constant = shape_[member_].constant;
    return constant == nullptr || is(value, constant) ? PITH_PENDING : PITH_UNSUPPORTED;
}

verdict ShapeReader::finish() const {
    if (tokens_.truncated()) return PITH_TOO_LARGE;
    if (!tokens_.done()) return PITH_UNSUPPORTED;
    for (size_t i = 0; i < count_; ++i) {
        const bool missing = (seen_ >> i & 1) == 0;
        if (missing && shape_[i].required) return PITH_UNSUPPORTED;
    }
    return PITH_PENDING;
}

}  // namespace

// A frame of its own, so that what its callers need shares the stack with the tokens.
[[gnu::noinline]] verdict read_shape(const Member *shape, size_t count, const uint8_t *slice,
                                     uint16_t size, Field *fields) {
    memset(fields, 0, count * sizeof *fields);
    return ShapeReader(shape, count, slice, size).read(fields);
}

void digest_shape(const Member *shape, size_t count, const uint8_t *slice, const Field *fields,
                  uint8_t digest[hash::Sha256::kDigestSize]) {
    hash::Sha256 hash;
    hash.begin();
    const auto put = [&](const char *text, size_t size) {
        hash.update(reinterpret_cast<const uint8_t *>(text), size);
    };
    uint8_t inside = kTop;
    bool is_first = true;
    put("{", 1);
    for (size_t i = 0; i <= count; ++i) {
        const uint8_t parent = i == count ? kTop : shape[i].parent;
        for (; inside != parent; inside = shape[inside].parent) {
            put(shape[inside].kind == Token::kObject ? "}" : "]", 1);
            is_first = false;
        }
        if (i == count) break;
        const Member &member = shape[i];
        const Field &field = fields[i];
        if (!member.is_container() && field.start == 0) continue;  // of an empty array
        if (!is_first) put(",", 1);
        is_first = member.is_container();
        if (is_first) {
            put("\"", 1);
            put(member.key, member.key_size);
            put(member.kind == Token::kObject ? "\":{" : "\":[", 3);
            inside = static_cast<uint8_t>(i);
            continue;
        }
        // A slice has no white space, so a member stands there in one piece with its key.
        const size_t quote = member.kind == Token::kString;
        const size_t before = quote + (member.key == nullptr ? 0u : member.key_size + 3u);
        hash.update(slice + field.start - before, before + field.size + quote);
    }
    put("}", 1);
    hash.finish(digest);
}

}  // namespace pith::record
