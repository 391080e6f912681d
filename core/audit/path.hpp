// SPDX-License-Identifier: MIT
// Where an audit stands in a document: the open containers, their nodes in the layout, and the keys
// that lead there. Also the proof of canonical order: each key must be greater, by code point, than
// the one before it in the same object (so none can stand twice).
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "audit/layout.hpp"
#include "verdict.hpp"

namespace pith::audit {

class Path {
 public:
    struct Level {
        const Node *node;  // null: of no concern
        uint32_t seen;             // object: a bit for each child of the node
        Trust trust;
        Act act;   // the node's, unless this place is none of its concern
        uint8_t key_size;  // object: of its latest key
        bool is_object : 1;
        bool is_empty : 1;
    };

    void begin() {
        depth_ = 0;
        start_ = 0;
    }

    uint8_t depth() const { return depth_; }
    Level &top() { return levels_[depth_ - 1]; }
    const Level &top() const { return levels_[depth_ - 1]; }

    void open(bool is_object, const Node *node, Trust trust, Act act);
    void close();

    void begin_key() { end_ = key_end(); }
    bool add_to_key(const uint8_t *run, size_t size);  // false: no room
    // PITH_PENDING; PITH_AMBIGUOUS: as the key before; PITH_UNSORTED: less than it.
    verdict end_key();
    const uint8_t *key() const { return keys_ + start_; }
    size_t key_size() const { return top().key_size; }

 private:
    uint8_t key_end() const { return static_cast<uint8_t>(start_ + top().key_size); }

    uint8_t depth_;
    uint8_t start_;  // of the top's key in keys_, behind the keys of all levels around it
    uint8_t end_;    // of a new key, which stands behind the top's until it takes its place
    Level levels_[PITH_DEPTH];
    uint8_t keys_[PITH_PATH_SIZE];
    static_assert(PITH_PATH_SIZE <= UINT8_MAX);
};

}  // namespace pith::audit
