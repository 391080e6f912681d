// SPDX-License-Identifier: MIT
// Skips plain characters: 0x20 to 0x7F except quote and backslash.
//
// Four bytes are tested in one word. For bytes below 0x80, x - n has its top bit set exactly if x <
// n. Flipping bit 1 turns the quote, 0x22, into 0x20, and keeps controls below 0x20 and everything
// else from 0x21 up: so (w ^ 0x02..) - 0x21.. finds both quotes and controls. (w ^ 0x5C..) - 0x01..
// finds backslashes, and bytes from 0x80 up except 0xDC, which the first one finds. A borrow
// changes only bytes above one that is found anyway, so the lowest byte found is exact. On a
// big-endian machine the bytes are tested one by one.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace pith::json {

constexpr bool is_plain(uint8_t c) {
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

// Sets the top bit of each byte that is not plain, and perhaps of bytes above it.
constexpr uint32_t find_special(uint32_t word) {
    const uint32_t quote_or_control = (word ^ 0x02020202) - 0x21212121;
    const uint32_t backslash = (word ^ 0x5C5C5C5C) - 0x01010101;
    return (quote_or_control | backslash) & 0x80808080;
}

// Reads the word at an aligned address.
inline uint32_t word_at(const uint8_t *p) {
    uint32_t word;
    __builtin_memcpy(&word, __builtin_assume_aligned(p, sizeof word), sizeof word);
    return word;
}

// Returns the index in memory of the first byte that find_special() flagged.
inline size_t first_special(uint32_t flags, const uint8_t *p) {
    if constexpr (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) {
        return (flags & 0x80) != 0       ? 0
               : (flags & 0x8000) != 0   ? 1
               : (flags & 0x800000) != 0 ? 2
                                         : 3;
    } else {
        size_t first = 0;
        while (first < sizeof flags && is_plain(p[first])) ++first;
        return first;
    }
}

// Returns the first byte in [p, end) that is not plain, or end.
inline const uint8_t *skip_plain(const uint8_t *p, const uint8_t *end) {
    constexpr size_t kWord = sizeof(uint32_t);
    if (static_cast<size_t>(end - p) >= 3 * kWord) {
        for (; reinterpret_cast<uintptr_t>(p) % kWord != 0; ++p) {
            if (!is_plain(*p)) return p;
        }
        do {
            uint32_t flags = find_special(word_at(p));
            if (flags == 0) {
                p += kWord;
                flags = find_special(word_at(p));
            }
            if (flags != 0) return p + first_special(flags, p);
            p += kWord;
        } while (static_cast<size_t>(end - p) >= 2 * kWord);
    }
    while (p != end && is_plain(*p)) ++p;
    return p;
}

}  // namespace pith::json
