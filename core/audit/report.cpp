// SPDX-License-Identifier: MIT
#include "audit/report.hpp"

#include <string.h>

#include "audit/watch.hpp"

namespace pith::audit {

void Report::begin() {
    memset(this, 0, sizeof *this);
}

void Report::on_leaf(pith_leaf leaf, void *context) {
    leaf_ = leaf;
    context_ = context;
}

bool Report::watch(pith_value *values, size_t count) {
    if (values == nullptr && count != 0) return false;
    values_ = values;
    count_ = count;
    for (size_t i = 0; i < count; ++i) Watch(values[i]).begin();
    return true;
}

void Report::key(uint8_t depth, const uint8_t *key, size_t size) {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).key(depth, key, size);
}

void Report::element(uint8_t depth) {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).element(depth);
}

void Report::text(uint8_t depth, const uint8_t *run, size_t size) {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).text(depth, run, size);
}

void Report::end_leaf(uint8_t depth, uint8_t type, pith_label label) {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).end_leaf(depth, type, label);
    if (label == PITH_LABEL_NONE) {
        ++waiting_;
    } else if (leaf_ != nullptr) {
        leaf_(context_, label, 1);
    }
}

void Report::settle(pith_label label) {
    if (waiting_ == 0) return;
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).settle(label);
    if (leaf_ != nullptr) leaf_(context_, label, waiting_);
    waiting_ = 0;
}

void Report::forget() {
    for (size_t i = 0; i < count_; ++i) Watch(values_[i]).forget();
}

bool Report::is_watched(const pith_value &value) const {
    bool is = false;
    for (size_t i = 0; i < count_; ++i) is = is || &values_[i] == &value;
    return is;
}

}  // namespace pith::audit
