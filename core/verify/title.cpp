// SPDX-License-Identifier: MIT
// Whether a title is the one whose hash was signed: SHA-256 of the lower-cased title. How the
// registry lower-cases text outside ASCII is not known, so there the answer is "cannot tell".
#include <pith/pith.h>
#include <string.h>

#include "hash/sha256.hpp"

pith_match pith_title_matches(const pith_claims *claims, const char *title, size_t size) {
    if (claims == nullptr || claims->title_sha256 == nullptr || title == nullptr) {
        return PITH_MATCH_CANNOT_TELL;
    }
    pith::hash::Sha256 hash;
    hash.begin();
    uint8_t lowered[32];
    size_t held = 0;
    for (size_t i = 0; i < size; ++i) {
        uint8_t c = static_cast<uint8_t>(title[i]);
        if (c >= 0x80) return PITH_MATCH_CANNOT_TELL;
        if (c >= 'A' && c <= 'Z') c = static_cast<uint8_t>(c + ('a' - 'A'));
        lowered[held++] = c;
        if (held == sizeof lowered) {
            hash.update(lowered, held);
            held = 0;
        }
    }
    hash.update(lowered, held);
    uint8_t digest[pith::hash::Sha256::kDigestSize];
    hash.finish(digest);
    return memcmp(digest, claims->title_sha256, sizeof digest) == 0 ? PITH_MATCH_EQUAL
                                                                    : PITH_MATCH_DIFFERS;
}
