// SPDX-License-Identifier: MIT
// The digests that are taken of objects as their canonical bytes go by, without the members that a
// signature excludes; and the label of a value, which follows from them and from what it earned.
//
// At most three are alive at once: a bundle, in it an event or the state, in the state a summary.
#pragma once

#include <pith/audit.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/findings.hpp"
#include "hash/sha256.hpp"

namespace pith::audit {

// Plain data.
class Digests {
 public:
    void begin();

    // Starts the digest of the object whose members stand at `depth`.
    void open(uint8_t depth, bool is_signed);
    // Whether a key signs the digest of that object.
    void set_signed(uint8_t depth, bool is_signed);
    void finish(uint8_t depth, uint8_t digest[32]);
    void abandon(uint8_t depth);

    // Bytes of a value.
    void put(const uint8_t *run, size_t size);
    void put(uint8_t c) { put(&c, 1); }
    // A key of the object at `depth`; the digest of that object leaves an excluded member out.
    void key(uint8_t depth, bool is_excluded, const uint8_t *key, size_t size);
    // A comma between elements of an array, or between members of an object inside.
    void comma(uint8_t depth);
    // The bracket that closes the container at `depth`.
    void close(uint8_t depth, uint8_t bracket);
    // A member that is not in the document: its key and its JSON, in pieces.
    void put_member(uint8_t depth, const char *key, size_t size);
    void put_text(uint8_t depth, const char *text);

    // Whether the digests over the value at hand are all without a key. A value in no digest: no.
    bool is_hash_only() const { return label(Earned::nothing()) == PITH_HASH_ONLY; }
    pith_label label(Earned earned) const;

 private:
    struct Live {
        hash::Sha256 hash;
        uint8_t depth;  // of its members; 0: free
        bool is_signed;
        bool is_paused;  // the member at hand is excluded
        bool has_member;

        bool covers() const { return depth != 0 && !is_paused; }
        void text(const char *text, size_t size) {
            hash.update(reinterpret_cast<const uint8_t *>(text), size);
        }
        void begin_member(const uint8_t *key, size_t size);
    };
    static constexpr size_t kLive = 3;

    Live &at(uint8_t depth);

    Live live_[kLive];
};

}  // namespace pith::audit
