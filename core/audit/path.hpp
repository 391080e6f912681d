// SPDX-License-Identifier: MIT
// The position of an audit: the open containers, their rows, and the keys that lead there. It
// proves canonical order: each key of an object is greater, by code point, than the previous one.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "schema/schema.hpp"
#include "schema/walker.hpp"
#include "verdict.hpp"

namespace pith::audit {

// Plain data.
class Path {
 public:
    using Walker = schema::Walker<PITH_DEPTH, uint32_t>;

    void begin() {
        walker_.begin();
        start_ = 0;
    }

    Walker &walker() { return walker_; }
    const Walker &walker() const { return walker_; }
    uint8_t depth() const { return walker_.depth(); }
    bool in_object() const { return top().is_object; }
    bool is_empty() const { return top().is_empty; }
    // Returns the rule of the innermost container; kNone if it is not read.
    schema::Rule rule() const { return top().rule; }

    void open(bool is_object, schema::Shape shape, schema::Rule rule);
    void close();
    void note_element() { top().is_empty = false; }

    void begin_key() { end_ = key_end(); }
    bool add_to_key(const uint8_t *run, size_t size);  // false: no room
    // Returns PITH_PENDING; PITH_AMBIGUOUS: a duplicate; PITH_UNSORTED: less than the previous key.
    verdict end_key();
    const uint8_t *key() const { return keys_ + start_; }
    size_t key_size() const { return top().key_size; }

 private:
    struct Level {
        schema::Rule rule;
        uint8_t key_size;  // object: of its latest key
        bool is_object : 1;
        bool is_empty : 1;
    };

    Level &top() { return levels_[walker_.depth() - 1]; }
    const Level &top() const { return levels_[walker_.depth() - 1]; }
    uint8_t key_end() const { return static_cast<uint8_t>(start_ + top().key_size); }

    Walker walker_;
    uint8_t start_;  // of the innermost key in keys_, after the outer keys
    uint8_t end_;    // of a new key, which follows the innermost key until it replaces it
    Level levels_[PITH_DEPTH];
    uint8_t keys_[PITH_PATH_SIZE];
    static_assert(PITH_PATH_SIZE >= 1 && PITH_PATH_SIZE <= UINT8_MAX,
                  "PITH_PATH_SIZE is 1 to 255: places in keys_ are bytes");
};

}  // namespace pith::audit
