// SPDX-License-Identifier: MIT
#include "labels.hpp"

#include "memory.hpp"

namespace web {

void Labels::begin() {
    *this = Labels();
    runs_ = reinterpret_cast<Run *>(Arena::end());
}

void Labels::add(pith_label label, uint32_t count) {
    count_ += count;
    if (label == PITH_AUTHENTICATED || label == PITH_BOUND) trusted_ += count;
    if (size_ != 0 && runs_[size_ - 1].label == label) {
        runs_[size_ - 1].count += count;
    } else if (!is_lost_ && Arena::reserve((size_ + 1) * sizeof(Run))) {
        runs_[size_++] = {label, count};
    } else {
        is_lost_ = true;
    }
}

void Labels::end() {
    Arena::take(size_ * sizeof(Run));
}

pith_label Labels::next() {
    if (run_ != size_ && given_ == runs_[run_].count) {
        ++run_;
        given_ = 0;
    }
    if (run_ == size_) return PITH_LABEL_NONE;
    ++given_;
    return runs_[run_].label;
}

}  // namespace web
