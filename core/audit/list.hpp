// SPDX-License-Identifier: MIT
// A list of a graph snapshot. The protocol has no rule for a list that is not empty.
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
    // Compares the digest of an empty list, which is that of this text.
    static Earned check_digest(const Value &value) {
        static constexpr uint8_t kText[] = {"{\"payload\":[]}"};
        uint8_t stated[kDigestSize];
        uint8_t expected[kDigestSize];
        hash::sha256(kText, sizeof kText - 1, expected);
        const bool is_same = value.read_digest(stated) && same_digest(stated, expected);
        return is_same ? value.pass() : value.fail(PITH_ALTERED);
    }

 private:
    bool is_empty_;
};

}  // namespace pith::audit
