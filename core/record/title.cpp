// SPDX-License-Identifier: MIT
#include "record/title.hpp"

#include <pith/pith.h>
#include <string.h>

namespace pith::record {

bool digest_title(const uint8_t *title, size_t size, uint8_t digest[hash::Sha256::kDigestSize]) {
    hash::Sha256 hash;
    hash.begin();
    uint8_t lowered[32];
    size_t held = 0;
    for (size_t i = 0; i < size; ++i) {
        uint8_t c = title[i];
        if (c >= 0x80) return false;
        if (c >= 'A' && c <= 'Z') c = static_cast<uint8_t>(c + ('a' - 'A'));
        lowered[held++] = c;
        if (held == sizeof lowered) {
            hash.update(lowered, held);
            held = 0;
        }
    }
    hash.update(lowered, held);
    hash.finish(digest);
    return true;
}

}  // namespace pith::record

pith_match pith_title_matches(const pith_claims *claims, const char *title, size_t size) {
    if (claims == nullptr || claims->title_sha256 == nullptr || title == nullptr) {
        return PITH_MATCH_CANNOT_TELL;
    }
    uint8_t digest[pith::hash::Sha256::kDigestSize];
    if (!pith::record::digest_title(reinterpret_cast<const uint8_t *>(title), size, digest)) {
        return PITH_MATCH_CANNOT_TELL;
    }
    return memcmp(digest, claims->title_sha256, sizeof digest) == 0 ? PITH_MATCH_EQUAL
                                                                    : PITH_MATCH_DIFFERS;
}
