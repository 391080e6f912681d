// SPDX-License-Identifier: MIT
#include "record/title.hpp"

#include <string.h>

namespace pith::record {

// One buffer holds lower-cased text, and at the end the digest.
pith_match match_title(const uint8_t *title, size_t size,
                       const uint8_t signed_digest[hash::Sha256::kDigestSize]) {
    hash::Sha256 hash;
    hash.begin();
    uint8_t lowered[hash::Sha256::kDigestSize];
    size_t held = 0;
    for (size_t i = 0; i < size; ++i) {
        uint8_t c = title[i];
        if (c >= 0x80) return PITH_MATCH_CANNOT_TELL;
        if (c >= 'A' && c <= 'Z') c = static_cast<uint8_t>(c + ('a' - 'A'));
        lowered[held++] = c;
        if (held == sizeof lowered) {
            hash.update(lowered, held);
            held = 0;
        }
    }
    hash.update(lowered, held);
    hash.finish(lowered);
    const bool is_same = memcmp(lowered, signed_digest, sizeof lowered) == 0;
    return is_same ? PITH_MATCH_EQUAL : PITH_MATCH_DIFFERS;
}

}  // namespace pith::record

pith_match pith_title_matches(const pith_claims *claims, const char *title, size_t size) {
    if (claims == nullptr || claims->title_sha256 == nullptr || title == nullptr) {
        return PITH_MATCH_CANNOT_TELL;
    }
    return pith::record::match_title(reinterpret_cast<const uint8_t *>(title), size,
                                     claims->title_sha256);
}
