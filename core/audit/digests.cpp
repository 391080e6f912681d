// SPDX-License-Identifier: MIT
#include "audit/digests.hpp"

namespace pith::audit {

void Digests::begin() {
    for (Live &live : live_) live.depth = 0;
}

// Returns the digest at a depth. Without one it returns the last: only a refused document needs it.
Digests::Live &Digests::at(uint8_t depth) {
    size_t i = 0;
    while (i < kLive - 1 && live_[i].depth != depth) ++i;
    return live_[i];
}

void Digests::open(uint8_t depth, bool is_signed) {
    Live &live = at(0);
    live.hash.begin();
    live.depth = depth;
    live.is_signed = is_signed;
    live.is_paused = live.has_member = false;
    live.text("{", 1);
}

void Digests::set_signed(uint8_t depth, bool is_signed) {
    at(depth).is_signed = is_signed;
}

void Digests::finish(uint8_t depth, uint8_t digest[32]) {
    Live &live = at(depth);
    live.hash.finish(digest);
    live.depth = 0;
}

void Digests::abandon(uint8_t depth) {
    at(depth).depth = 0;
}

void Digests::put(const uint8_t *run, size_t size) {
    for (Live &live : live_) {
        if (live.covers()) live.hash.update(run, size);
    }
}

void Digests::Live::begin_member(const uint8_t *key, size_t size) {
    text(&",\""[has_member ? 0 : 1], has_member ? 2 : 1);
    has_member = true;
    hash.update(key, size);
    text("\":", 2);
}

void Digests::key(uint8_t depth, bool is_excluded, const uint8_t *key, size_t size) {
    for (Live &live : live_) {
        if (live.depth == depth) live.is_paused = is_excluded;
        if (!live.covers()) continue;
        if (live.depth == depth) {
            live.begin_member(key, size);
        } else {
            live.text("\"", 1);
            live.hash.update(key, size);
            live.text("\":", 2);
        }
    }
}

// begin_member() adds the comma between members of the hashed object itself.
void Digests::comma(uint8_t depth) {
    for (Live &live : live_) {
        if (live.covers() && live.depth != depth) live.text(",", 1);
    }
}

// The hashed object includes its own bracket, also after an excluded member.
void Digests::close(uint8_t depth, uint8_t bracket) {
    for (Live &live : live_) {
        if (live.covers() || live.depth == depth) live.hash.update(&bracket, 1);
    }
}

void Digests::put_member(uint8_t depth, const char *key, size_t size) {
    at(depth).begin_member(reinterpret_cast<const uint8_t *>(key), size);
}

void Digests::put_text(uint8_t depth, const char *text) {
    Live &live = at(depth);
    for (; *text != '\0'; ++text) live.text(text, 1);
}

pith_label Digests::label(Earned earned) const {
    bool is_signed = false;
    bool is_hashed = false;
    for (const Live &live : live_) {
        is_signed = is_signed || (live.covers() && live.is_signed);
        is_hashed = is_hashed || live.covers();
    }
    if (is_signed || earned.is_authenticated()) return PITH_AUTHENTICATED;
    if (earned.is_bound()) return PITH_BOUND;
    return is_hashed ? PITH_HASH_ONLY : PITH_UNAUTHENTICATED;
}

}  // namespace pith::audit
