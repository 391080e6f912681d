// SPDX-License-Identifier: MIT
// A list of a graph snapshot. The digest of an empty list is known. The protocol has no rule for a
// list that is not empty.
#pragma once

#include "audit/value.hpp"
#include "hash/sha256.hpp"

namespace pith::audit {

// Plain data: the current list.
class List {
 public:
    void open() { is_empty_ = false; }
    bool is_empty() const { return is_empty_; }

    Earned take_count(const Value &count) {
        is_empty_ = count.equals("0");
        return Earned::nothing();
    }
    // Compares the digest of an empty list.
    static Earned check_digest(const Value &value);

 private:
    bool is_empty_;
};

}  // namespace pith::audit
