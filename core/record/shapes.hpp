// SPDX-License-Identifier: MIT
// Closed shapes: the members a signed object must and may have, and nothing besides.
//
// The registry signs raw 32-byte digests of several types with one key, without domain separation.
// A type is told from another by its closed key set alone, so an unknown key is never passed over.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "hash/sha256.hpp"
#include "json/tokens.hpp"
#include "verdict.hpp"

namespace pith::record {

inline constexpr uint8_t kTop = 0xFF;

struct Member {
    template <size_t kSize>
    consteval Member(uint8_t in, json::Token::Kind is, const char (&name)[kSize], bool must = true,
                     const char *value = nullptr)
        : parent(in), kind(is), required(must), key_size(kSize - 1), key(name), constant(value) {}
    // An element of `in`, an array.
    consteval Member(uint8_t in, json::Token::Kind is)
        : parent(in), kind(is), required(false), key_size(0), key(nullptr), constant(nullptr) {}

    constexpr bool is_container() const {
        return kind == json::Token::kObject || kind == json::Token::kArray;
    }

    uint8_t parent;  // index of the container it stands in; kTop: the object itself
    json::Token::Kind kind;
    bool required;
    uint8_t key_size;
    const char *key;
    const char *constant;  // null: any text
};

// Where the text of a member stands in the slice, a string's without its quotes; of an array's
// elements, from the first to the last. At 0 is the slice's brace: there is none.
struct Field {
    uint16_t start;
    uint16_t size;
};

// Finds the members of a slice. PITH_PENDING if it has the shape, else PITH_AMBIGUOUS (a key
// twice), PITH_UNSUPPORTED (a key, type or constant that is not of the shape, or one missing) or
// PITH_TOO_LARGE (the head of a slice, right as far as it goes).
verdict read_shape(const Member *shape, size_t count, const uint8_t *slice, uint16_t size,
                   Field *fields);

// The digest of the canonical bytes of a slice in which read_shape() found `fields`. Its shape must
// be canonical (below): then there is nothing to sort.
void digest_shape(const Member *shape, size_t count, const uint8_t *slice, const Field *fields,
                  uint8_t digest[hash::Sha256::kDigestSize]);

consteval bool precedes(const char *a, const char *b) {
    while (*a == *b && *a != '\0') ++a, ++b;
    return *a < *b;
}

// Whether the members stand in the order of canonical bytes, and none is missing.
template <size_t kCount>
consteval bool is_canonical(const Member (&shape)[kCount]) {
    uint8_t inside = kTop;
    for (size_t i = 0; i < kCount; ++i) {
        for (; inside != shape[i].parent; inside = shape[inside].parent) {
            if (inside == kTop) return false;  // its container is closed, or still to come
        }
        if (shape[i].is_container()) inside = static_cast<uint8_t>(i);
        if (shape[i].key == nullptr) continue;
        if (!shape[i].required) return false;
        for (size_t j = 0; j < i; ++j) {
            const bool is_sibling = shape[j].parent == shape[i].parent;
            if (is_sibling && !precedes(shape[j].key, shape[i].key)) return false;
        }
    }
    return true;
}

}  // namespace pith::record
