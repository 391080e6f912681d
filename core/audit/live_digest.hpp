// SPDX-License-Identifier: MIT
// The digest of an object's canonical bytes, taken as they go by, without the members that its
// signature excludes. At most three are alive at once: a bundle, in it an event or the state, in
// the state a summary.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "hash/sha256.hpp"

namespace pith::audit {

struct LiveDigest {
    hash::Sha256 hash;
    uint8_t depth;   // of its members; 0: not alive
    bool is_signed;  // what it covers is authenticated once its signature holds
    bool is_paused;  // the member at hand is excluded
    bool has_member;

    void begin(uint8_t at, bool under_signature) {
        hash.begin();
        depth = at;
        is_signed = under_signature;
        is_paused = has_member = false;
        put("{", 1);
    }
    bool is_alive() const { return depth != 0; }
    bool covers() const { return depth != 0 && !is_paused; }
    void put(const char *text, size_t size) {
        hash.update(reinterpret_cast<const uint8_t *>(text), size);
    }
    // A member whose value follows.
    void key(const uint8_t *name, size_t size) {
        put(&",\""[has_member ? 0 : 1], has_member ? 2 : 1);
        has_member = true;
        hash.update(name, size);
        put("\":", 2);
    }
    void finish(uint8_t digest[32]) {
        hash.finish(digest);
        depth = 0;
    }
};

}  // namespace pith::audit
