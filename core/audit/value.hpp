// SPDX-License-Identifier: MIT
// A value of a document, as a part of the audit receives it.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "codec/hex.hpp"
#include "json/text.hpp"
#include "schema/schema.hpp"

namespace pith::audit {

inline constexpr size_t kDigestSize = 32;

// Canonical bytes: a string without its quotes, an object with its braces. The audit's slice holds
// them until the next value begins.
struct Value {
    uint8_t *text;
    uint16_t size;
    uint32_t place;  // offset of its first byte in the document
    schema::Rule rule;
    const char *constant;  // of its row, or null

    bool equals(const char *word) const { return json::equals(text, size, word); }
    bool says(const pith_text &raw) const { return json::says(text, size, raw.data, raw.size); }
    bool read_digest(uint8_t digest[kDigestSize]) const {
        return codec::decode_hex(text, size, digest, kDigestSize);
    }
    // "sha256:" and the digest.
    bool read_id(uint8_t id[kDigestSize]) const {
        constexpr size_t kPrefix = 7;
        return size == kPrefix + 2 * kDigestSize && memcmp(text, "sha256:", kPrefix) == 0 &&
               codec::decode_hex(text + kPrefix, size - kPrefix, id, kDigestSize);
    }
};

inline bool same_digest(const uint8_t a[kDigestSize], const uint8_t b[kDigestSize]) {
    return memcmp(a, b, kDigestSize) == 0;
}

}  // namespace pith::audit
