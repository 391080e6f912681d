// SPDX-License-Identifier: MIT
// Closed shapes: the members a signed object must and may have, and nothing besides.
//
// The registry signs raw 32-byte digests of several types with one key, without domain separation.
// A type is told from another by its closed key set alone, so an unknown key is never passed over.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "json/tokens.hpp"
#include "verify/verdict.hpp"

namespace pith::record {

struct Member {
    uint8_t parent;          // index of the container it stands in; kTop: the object itself
    json::Token::Kind kind;  //
    const char *key;         // null: an element of the parent, an array
    bool required;           //
    const char *constant;    // null: any text
};

inline constexpr uint8_t kTop = 0xFF;

// Walks a slice against a shape of at most 32 members.
class ShapeReader {
 public:
    template <size_t kCount>
    ShapeReader(const Member (&shape)[kCount], const uint8_t *slice, uint16_t size)
        : tokens_(slice, size), shape_(shape), slice_(slice), count_(kCount) {
        static_assert(kCount <= 32, "seen_ holds one bit a member");
    }

    // Goes to the next scalar member. False at the end, or at a fault.
    bool next();

    size_t member() const { return member_; }  // its index in the shape
    const uint8_t *text() const { return slice_ + start_; }
    uint16_t size() const { return size_; }

    // After next() said false: PITH_PENDING if the slice has the shape, else PITH_AMBIGUOUS (a key
    // twice), PITH_UNSUPPORTED (a key, type or constant that is not of the shape, or one
    // missing) or PITH_TOO_LARGE (the head of a slice, right as far as it goes).
    verdict fault() const { return fault_; }

 private:
    bool find(const json::Token &key);
    bool accept(const json::Token &value);
    bool equals(const json::Token &token, const char *text) const;
    bool refuse(verdict why);
    bool finish();

    json::Tokenizer tokens_;
    const Member *shape_;
    const uint8_t *slice_;
    size_t count_;
    size_t member_ = 0;
    uint32_t seen_ = 0;
    verdict fault_ = PITH_PENDING;
    uint16_t start_ = 0;
    uint16_t size_ = 0;
    uint8_t inside_[json::Tokenizer::kDepth + 1] = {kTop, kTop};  // the container at each depth
};

}  // namespace pith::record
