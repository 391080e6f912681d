// SPDX-License-Identifier: MIT
// The tree of a genuine document: its canonical form, and a table of the values in it.
#pragma once

#include <pith/canonical.h>

#include "labels.hpp"

namespace web {

// The page reads this structure. Offsets are in the canonical form.
struct Node {
    uint32_t key;    // of the name's first quote; kNoKey for an element and for the root
    uint32_t value;  // of its first byte
    uint32_t end;    // of the byte after its last
    uint32_t next;   // index of the first node that is not in this one
    uint32_t label;  // pith_label of a leaf; PITH_LABEL_NONE for a container that is not empty
};
constexpr uint32_t kNoKey = 0xffffffff;

class Tree {
 public:
    enum class State { kWorking, kDone, kNoMemory, kDefect };

    // The source and the labels must outlive the tree's use.
    void begin(const pith_source &source, Labels &labels);

    // Does at most about `budget` bytes of work.
    State step(uint32_t budget);

    const uint8_t *text() const { return text_; }
    const Node *nodes() const { return nodes_; }
    uint32_t count() const { return count_; }

 private:
    static int write(void *tree, const void *bytes, size_t size);
    State write_text(uint32_t budget);
    bool read_value();
    void read_string();
    bool open(uint32_t end, bool is_leaf);
    void close();
    State finish();

    pith_canonical form_ = {};
    Labels *labels_ = nullptr;
    uint8_t *text_ = nullptr;
    Node *nodes_ = nullptr;
    uint32_t size_ = 0;   // of the text
    uint32_t at_ = 0;     // next byte of the text to be read
    uint32_t count_ = 0;  // of the nodes
    uint32_t key_ = kNoKey;
    uint32_t depth_ = 0;
    uint32_t open_[PITH_DEPTH] = {};  // indices of the containers around at_
    bool is_written_ = false;
};

}  // namespace web
