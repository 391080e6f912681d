// SPDX-License-Identifier: MIT
#include "tree.hpp"

#include <string.h>

#include "memory.hpp"

namespace web {

// The canonical form is never longer than the document.
void Tree::begin(const pith_source &source, Labels &labels) {
    labels_ = &labels;
    size_ = at_ = count_ = depth_ = 0;
    key_ = kNoKey;
    is_written_ = false;
    text_ = Arena::reserve(source.size) ? Arena::end() : nullptr;
    if (text_ != nullptr) Arena::take(source.size);
    nodes_ = reinterpret_cast<Node *>(Arena::end());
    pith_canonical_begin(&form_, &source);
}

Tree::State Tree::step(uint32_t budget) {
    if (text_ == nullptr) return State::kNoMemory;
    if (!is_written_) return write_text(budget);
    const uint32_t end = size_ - at_ < budget ? size_ : at_ + budget;
    while (at_ < end) {
        const uint8_t c = text_[at_];
        if (c == ',' || c == ':') {
            ++at_;
        } else if (c == '}' || c == ']') {
            close();
        } else if (!read_value()) {
            return State::kNoMemory;
        }
    }
    return at_ < size_ ? State::kWorking : finish();
}

Tree::State Tree::write_text(uint32_t budget) {
    const pith_verdict fault = pith_canonical_step(&form_, budget, write, this);
    is_written_ = pith_canonical_done(&form_) == 1;
    return fault == PITH_PENDING ? State::kWorking : State::kDefect;
}

int Tree::write(void *tree, const void *bytes, size_t size) {
    Tree &its = *static_cast<Tree *>(tree);
    memcpy(its.text_ + its.size_, bytes, size);
    its.size_ += size;
    return 0;
}

// A string before a colon is a name. Returns false without memory.
bool Tree::read_value() {
    const uint32_t first = at_;
    const uint8_t c = text_[first];
    if (c == '{' || c == '[') {
        ++at_;
        if (text_[at_] != c + 2) return open(0, false);
        ++at_;
        return open(first, true);
    }
    if (c == '"') {
        read_string();
        if (at_ < size_ && text_[at_] == ':') {
            key_ = first;
            return true;
        }
        return open(first, true);
    }
    while (at_ < size_ && text_[at_] != ',' && text_[at_] != '}' && text_[at_] != ']') ++at_;
    return open(first, true);
}

void Tree::read_string() {
    for (++at_; text_[at_] != '"'; ++at_) {
        if (text_[at_] == '\\') ++at_;
    }
    ++at_;
}

// Adds a node. A leaf ends at at_; a container began one byte before.
bool Tree::open(uint32_t first, bool is_leaf) {
    if (!Arena::reserve((count_ + 1) * sizeof(Node))) return false;
    if (is_leaf) {
        nodes_[count_] = {key_, first, at_, count_ + 1, labels_->next()};
    } else {
        nodes_[count_] = {key_, at_ - 1, 0, 0, PITH_LABEL_NONE};
        open_[depth_++] = count_;
    }
    ++count_;
    key_ = kNoKey;
    return true;
}

void Tree::close() {
    Node &node = nodes_[open_[--depth_]];
    node.end = ++at_;
    node.next = count_;
}

// Every value has a label, and every label a value.
Tree::State Tree::finish() {
    for (uint32_t i = 0; i < count_; ++i) {
        if (nodes_[i].next == i + 1 && nodes_[i].label == PITH_LABEL_NONE) return State::kDefect;
    }
    return labels_->next() == PITH_LABEL_NONE ? State::kDone : State::kDefect;
}

}  // namespace web
