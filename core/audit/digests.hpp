// SPDX-License-Identifier: MIT
// Hashes objects as their canonical bytes go by, without the members that a signature excludes.
// The label of a value follows from these hashes and from its Earned.
//
// At most three are open at once: a bundle, in it an event or a state, in the state a summary or a
// list of aliases.
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

    // Starts the digest of a container. `depth`: of its members. `is_signed`: a key signs it.
    void open(uint8_t depth, bool is_signed);
    void set_signed(uint8_t depth, bool is_signed);
    void finish(uint8_t depth, uint8_t digest[32]);
    void abandon(uint8_t depth);

    void put(const uint8_t *run, size_t size);
    void put(uint8_t c) { put(&c, 1); }
    // Adds a key of the object at `depth`. The digest of that object skips an excluded member.
    void key(uint8_t depth, bool is_excluded, const uint8_t *key, size_t size);
    // Adds a comma between elements, or between members of an inner object.
    void comma(uint8_t depth);
    // Adds the bracket that closes the container at `depth`.
    void close(uint8_t depth, uint8_t bracket);
    // Add a member that is not in the document: its key, and its JSON in pieces.
    void put_member(uint8_t depth, const char *key, size_t size);
    void put_text(uint8_t depth, const char *text);

    pith_label label(Earned earned) const;

 private:
    struct Live {
        hash::Sha256 hash;
        uint8_t depth;  // of its members; 0: free
        bool is_signed;
        bool is_paused;  // the current member is excluded
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
