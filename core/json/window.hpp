// SPDX-License-Identifier: MIT
// A few bytes of a source, copied. The source may change between two reads, so only these bytes
// count.
#pragma once

#include <pith/limits.h>
#include <pith/source.h>

namespace pith::json {

// Bytes of a window. Size 0: the read failed, or the source has ended.
struct Run {
    const uint8_t *data;
    uint32_t size;
};

class Window {
 public:
    void clear(const pith_source &source) { base_ = source.size; }

    // Returns the bytes from `position` on: at least `need` <= PITH_WINDOW, or all up to the end.
    // Reads the source at most once.
    Run at(const pith_source &source, uint32_t position, uint32_t need) {
        if (position >= source.size) return {bytes_, 0};
        const uint32_t rest = source.size - position;
        if (need > rest) need = rest;
        // A position before base_ wraps to 2^32 - base_ or more, which is more than is held.
        uint32_t held = size(source.size - base_);
        uint32_t into = position - base_;
        if (into >= held || held - into < need) {
            into = 0;
            held = size(rest);
            base_ = position;
            if (source.read(source.context, position, bytes_, held) != 0) {
                clear(source);
                return {bytes_, 0};
            }
        }
        return {bytes_ + into, held - into};
    }

 private:
    static uint32_t size(uint32_t rest) { return rest < PITH_WINDOW ? rest : PITH_WINDOW; }

    uint32_t base_;  // held: PITH_WINDOW bytes from here, or up to the source's end
    uint8_t bytes_[PITH_WINDOW];
};

}  // namespace pith::json
