// SPDX-License-Identifier: MIT
// Canonical bytes of a JSON text, straight into a sink (a hash): what Python writes with
// json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False).
//
// There is neither a tree nor an output buffer. An object's members are found by walking its text;
// the offsets of the smallest keys not yet written are kept, sorted, in an arena that all open
// objects share; when they are written, the object is walked again for the next ones. So any number
// of keys is sorted in any arena that has one place a level, and a large arena only saves walks.
// Repeated walks are quadratic at worst: FUEL bounds the bytes visited by 32 * size + 4096 (real
// documents need 6.1 * size).
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "json/text.hpp"
#include "verdict.hpp"

namespace pith::json {

// Reads a text that Scanner has accepted. Every visit of a byte costs one unit of fuel; when that
// is spent, peek() answers 0, which ends every loop below.
class FueledText {
 public:
    FueledText(const uint8_t *text, uint32_t size) : text_(text), size_(size) {
        fuel_ = size < (UINT32_MAX - 4096) / 32 ? 32 * size + 4096 : UINT32_MAX;
    }

    const uint8_t *at(uint32_t position) const { return text_ + position; }
    bool empty() const { return fuel_ == 0; }
    uint8_t peek(uint32_t position);
    uint32_t read_code_point(uint32_t &position);

    uint32_t skip_raw(uint32_t position);  // to the quote or backslash that follows
    uint32_t skip_space(uint32_t position);
    uint32_t skip_string(uint32_t position);  // from the opening quote to past the closing one
    uint32_t skip_value(uint32_t position);
    uint32_t skip_scalar(uint32_t position);
    // From the opening quote of a key to its value.
    uint32_t skip_key(uint32_t position) {
        return skip_space(skip_space(skip_string(position)) + 1);
    }

    // Order of two keys by code point, escapes resolved; positions of their opening quotes.
    int compare_keys(uint32_t a, uint32_t b);
    // `0` or `-?[1-9][0-9]*`: the numbers that Python writes as they stand.
    bool is_canonical_integer(uint32_t position, uint32_t end);

 private:
    const uint8_t *text_;
    uint32_t size_;
    uint32_t fuel_;
};

template <class Offset, size_t kArena, size_t kDepth, class Sink>
class Canonicalizer {
 public:
    static_assert(kArena >= kDepth, "one place a level, or an inner object could not be sorted");
    static_assert(kArena <= UINT8_MAX, "arena indices are bytes");

    Canonicalizer(const uint8_t *text, uint32_t size, Sink &sink)
        : text_(text, size), sink_(sink), size_(size), fault_(PITH_PENDING), level_(0) {}

    verdict run() {
        if (static_cast<Offset>(size_) != size_) return PITH_TOO_LARGE;
        value(text_.skip_space(0));
        while (level_ != 0 && fault_ == PITH_PENDING) {
            Frame &frame = frames_[level_ - 1];
            if (frame.is_object) {
                next_member(frame);
            } else {
                next_element(frame);
            }
            if (text_.empty()) fault_ = PITH_TOO_COMPLEX;
        }
        return fault_;
    }

 private:
    struct Frame {
        Offset begin;   // of the container
        Offset cursor;  // array: the next element or comma; object, when walked: past its end
        uint8_t first;  // its keys in the arena are first .. first + count - 1, written up to next
        uint8_t count;
        uint8_t next;
        bool is_object;
        bool is_empty;  // nothing written yet
        bool has_more;  // keys greater than the last in the arena are still to be found
    };

    template <char kByte>
    void put() {
        static constexpr uint8_t kText = kByte;
        sink_(&kText, 1);
    }
    void copy(uint32_t from, uint32_t to) { sink_(text_.at(from), to - from); }

    void value(uint32_t position) {
        uint8_t c = text_.peek(position);
        if (c == '{' || c == '[') {
            open(position, c);
        } else if (c == '"') {
            resume(string(position));
        } else {
            uint32_t end = text_.skip_scalar(position);
            bool is_number = c == '-' || (c >= '0' && c <= '9');
            if (is_number && !text_.is_canonical_integer(position, end)) fault_ = PITH_MALFORMED;
            copy(position, end);
            resume(end);
        }
    }

    // The container around goes on behind a value that ended at `position`.
    void resume(uint32_t position) {
        if (level_ != 0 && !frames_[level_ - 1].is_object) {
            frames_[level_ - 1].cursor = static_cast<Offset>(position);
        }
    }

    void open(uint32_t position, uint8_t c) {
        if (level_ == kDepth) {
            fault_ = PITH_TOO_COMPLEX;
            return;
        }
        uint8_t first = 0;
        if (level_ != 0) {
            const Frame &outer = frames_[level_ - 1];
            first = static_cast<uint8_t>(outer.first + outer.count);
        }
        Frame &frame = frames_[level_++];
        frame.begin = static_cast<Offset>(position);
        frame.cursor = static_cast<Offset>(position + 1);
        frame.first = first;
        frame.count = frame.next = 0;
        frame.is_empty = true;
        frame.is_object = frame.has_more = c == '{';
        copy(position, position + 1);
    }

    // The container ends before `end`. Its bracket is not read: a text that is cut short has none.
    void close(uint32_t end) {
        if (frames_[--level_].is_object) {
            put<'}'>();
        } else {
            put<']'>();
        }
        resume(end);
    }

    void next_element(Frame &frame) {
        uint32_t position = text_.skip_space(frame.cursor);
        uint8_t c = text_.peek(position);
        if (c == ']') {
            close(position + 1);
            return;
        }
        if (c == ',') {
            put<','>();
            position = text_.skip_space(position + 1);
        }
        value(position);
    }

    void next_member(Frame &frame) {
        if (frame.next == frame.count) {
            if (frame.has_more) collect(frame);
            if (fault_ != PITH_PENDING) return;
            if (frame.next == frame.count) {
                close(frame.cursor);
                return;
            }
        }
        if (!frame.is_empty) put<','>();
        frame.is_empty = false;
        uint32_t key = arena_[frame.first + frame.next++];
        string(key);
        put<':'>();
        value(text_.skip_key(key));
    }

    // Walks the object and keeps the smallest keys above the last one written, as many as there is
    // room for while every deeper level still finds one place.
    void collect(Frame &frame) {
        Offset *const keys = arena_ + frame.first;
        const uint8_t room = static_cast<uint8_t>(kArena - frame.first - (kDepth - level_));
        const bool has_floor = frame.count != 0;
        const uint32_t floor = has_floor ? keys[frame.count - 1] : 0;
        uint8_t count = 0;
        frame.has_more = false;
        uint32_t position = text_.skip_space(frame.begin + 1u);
        while (text_.peek(position) == '"') {
            uint32_t key = position;
            position = text_.skip_space(text_.skip_value(text_.skip_key(key)));
            if (!has_floor || (key != floor && text_.compare_keys(key, floor) > 0)) {
                insert(frame, keys, count, room, key);
                if (fault_ != PITH_PENDING) return;
            }
            if (text_.peek(position) == ',') position = text_.skip_space(position + 1);
        }
        frame.cursor = static_cast<Offset>(position + 1);
        frame.count = count;
        frame.next = 0;
    }

    // A key that stands twice is met whatever the arena's size: in the walk that leaves it in the
    // arena both copies are candidates, and the second is compared with the first.
    void insert(Frame &frame, Offset *keys, uint8_t &count, uint8_t room, uint32_t key) {
        uint8_t low = 0;
        uint8_t high = count;
        while (low < high) {
            uint8_t middle = static_cast<uint8_t>((low + high) / 2);
            int order = text_.compare_keys(key, keys[middle]);
            if (order == 0) {
                fault_ = PITH_AMBIGUOUS;
                return;
            }
            if (order < 0) {
                high = middle;
            } else {
                low = static_cast<uint8_t>(middle + 1);
            }
        }
        if (count == room) {
            frame.has_more = true;
            if (low == room) return;
            --count;
        }
        for (uint8_t i = count; i > low; --i) keys[i] = keys[i - 1];
        keys[low] = static_cast<Offset>(key);
        ++count;
    }

    // Writes a string in canonical spelling: with its quotes as it stands, but for the escapes.
    uint32_t string(uint32_t position) {
        uint32_t run = position++;
        for (;;) {
            position = text_.skip_raw(position);
            if (text_.peek(position) != '\\') break;
            copy(run, position);
            uint8_t spelling[kMaxSpelling];
            sink_(spelling, spell_code_point(text_.read_code_point(position), spelling));
            run = position;
        }
        if (!text_.empty()) copy(run, position + 1);
        return position + 1;
    }

    FueledText text_;
    Sink &sink_;
    uint32_t size_;
    verdict fault_;
    uint8_t level_;
    Frame frames_[kDepth];
    Offset arena_[kArena];
};

// Canonical bytes of `text`, which Scanner has accepted, into sink(const uint8_t *, size_t).
// PITH_PENDING if all is well; PITH_MALFORMED: a number Python would write otherwise (-0, 1.50,
// 1E5); PITH_AMBIGUOUS: a key twice; PITH_TOO_COMPLEX: out of fuel or depth. After a fault the
// bytes written are of no use.
template <class Offset = uint32_t, size_t kArena = 64, size_t kDepth = PITH_DEPTH, class Sink>
verdict canonicalize(const uint8_t *text, uint32_t size, Sink &sink) {
    return Canonicalizer<Offset, kArena, kDepth, Sink>(text, size, sink).run();
}

}  // namespace pith::json
