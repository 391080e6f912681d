// SPDX-License-Identifier: MIT
// Where containers end, as far as a walk has seen it. Their outer objects need not be walked
// through them again.
//
// Each start has one place, which it shares with others. The longest container keeps the place.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace pith::json {

class Ends {
 public:
    void clear() { memset(known_, 0, sizeof known_); }

    // Returns the offset after the container that starts there; 0: unknown.
    uint32_t find(uint32_t start) const {
        const Known &known = known_[start % kPlaces];
        return known.start == start ? known.end : 0;
    }
    void keep(uint32_t start, uint32_t end) {
        Known &known = known_[start % kPlaces];
        if (end - start >= kLeast && end - start > known.end - known.start) known = {start, end};
    }
    void drop(uint32_t start) {
        if (find(start) != 0) known_[start % kPlaces] = {0, 0};
    }

 private:
    static constexpr size_t kPlaces = 32;
    static constexpr uint32_t kLeast = 24;  // bytes; a smaller container is soon walked again

    struct Known {
        uint32_t start;
        uint32_t end;
    };

    Known known_[kPlaces];
};

}  // namespace pith::json
