// SPDX-License-Identifier: MIT
// The labels of a document's values, in canonical order, as runs of equal labels.
#pragma once

#include <pith/audit.h>

namespace web {

class Labels {
 public:
    void begin();  // after the document, before anything else is in the arena
    void add(pith_label label, uint32_t count);
    void end();  // no add() follows

    // Returns the label of the next value; PITH_LABEL_NONE after the last.
    pith_label next();

    uint32_t count() const { return count_; }
    uint32_t trusted() const { return trusted_; }
    bool is_lost() const { return is_lost_; }  // the machine had no memory for them

 private:
    struct Run {
        pith_label label;
        uint32_t count;
    };

    Run *runs_ = nullptr;
    uint32_t size_ = 0;
    uint32_t count_ = 0;
    uint32_t trusted_ = 0;
    uint32_t run_ = 0;    // of next()
    uint32_t given_ = 0;  // of that run
    bool is_lost_ = false;
};

}  // namespace web
