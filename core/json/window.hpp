// SPDX-License-Identifier: MIT
// A few bytes of a source, copied. The source may change between two reads, so only these bytes
// count. Bounds of spaces, scalars and strings (RFC 8259) in them; a run may end anywhere.
#pragma once

#include <pith/limits.h>
#include <pith/source.h>

#include "json/skip_plain.hpp"

namespace pith::json {

// Bytes of a window. Size 0: the read failed, or the source has ended.
struct Run {
    const uint8_t *data;
    uint32_t size;
};

// The reader of pith_mapped(). Its context is the memory.
int read_memory(void *context, uint32_t offset, void *buffer, size_t size);

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

constexpr bool is_space(uint8_t c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

inline uint32_t count_spaces(Run run) {
    uint32_t count = 0;
    while (count != run.size && is_space(run.data[count])) ++count;
    return count;
}

// Returns true for a byte that a number or literal may contain.
constexpr bool is_scalar(uint8_t c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' ||
           c == 'E';
}

// Returns the first quote or backslash from `from` on, or the end of the run.
inline uint32_t skip_unescaped(Run run, uint32_t from) {
    const uint8_t *p = run.data + from;
    const uint8_t *const end = run.data + run.size;
    for (;; ++p) {
        p = skip_plain(p, end);
        if (p == end || *p == '"' || *p == '\\') break;
    }
    return static_cast<uint32_t>(p - run.data);
}

}  // namespace pith::json
