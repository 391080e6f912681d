// SPDX-License-Identifier: MIT
// Where an audit stands in a document: the open containers, their nodes in the layout, and the keys
// that lead there. Also the proof of canonical order: each key must be greater, by code point, than
// the one before it in the same object (so none can stand twice).
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "record/layout.hpp"
#include "verify/verdict.hpp"

namespace pith::verify {

class Path {
 public:
    struct Level {
        const record::Node *node;  // null: of no concern
        uint32_t seen;             // object: a bit for each child of the node; array: elements
        uint16_t key_start;        // object: its latest key in keys_
        uint16_t key_size;
        record::Trust trust;
        record::Act act;  // the node's, unless this place is none of its concern
        bool is_object;
        bool is_empty;
    };

    void begin() {
        depth_ = 0;
        used_ = 0;
    }

    uint8_t depth() const { return depth_; }
    Level &top() { return levels_[depth_ - 1]; }
    const Level &top() const { return levels_[depth_ - 1]; }

    void open(bool is_object, const record::Node *node, record::Trust trust, record::Act act);
    void close();

    void begin_key();
    bool add_to_key(const uint8_t *run, size_t size);  // false: no room
    // PITH_PENDING; PITH_AMBIGUOUS: as the key before; PITH_UNSORTED: less than it.
    verdict end_key();
    const uint8_t *key() const { return keys_ + top().key_start; }
    size_t key_size() const { return top().key_size; }

 private:
    uint8_t depth_;
    uint16_t used_;  // of keys_, the new key not counted until end_key()
    uint16_t end_;   // of the new key
    Level levels_[PITH_DEPTH];
    uint8_t keys_[PITH_PATH_SIZE];
};

}  // namespace pith::verify
