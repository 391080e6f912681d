// SPDX-License-Identifier: MIT
// Runs the canonicalizer over texts in memory, generated texts and changing sources. Counts the
// visits, steps and reads.
#pragma once

#include "check.hpp"
#include "json/canonicalizer.hpp"

namespace canonicalizing {

using pith::verdict;
using pith::json::Canonicalizer;

static_assert(sizeof(void *) != 4 || sizeof(Canonicalizer) <= 816);

// All cases share one canonicalizer: the RAM of a board is small.
struct OneCanonicalizer {
    Canonicalizer canonicalizer;
    uint32_t behind;  // must stay unchanged
};
inline OneCanonicalizer memory;
inline Canonicalizer &canonicalizer = memory.canonicalizer;

inline constexpr uint32_t kBudgets[] = {1, 2, 7, 100, UINT32_MAX};
inline constexpr uint32_t kVisits = 32;

inline uint32_t length(const char *text) {
    return static_cast<uint32_t>(strlen(text));
}

struct Bytes {
    char out[400];
    size_t size = 0;
    bool operator()(const uint8_t *data, size_t count, uint32_t) {
        for (size_t i = 0; i < count && size + 1 < sizeof out; ++i) {
            out[size++] = static_cast<char>(data[i]);
        }
        out[size] = 0;
        return true;
    }
};

struct Outcome {
    verdict fault;
    uint32_t offset;
    bool is_done;
};

// Always ends: each step uses at least one unit of the fuel.
template <class Sink>
Outcome canonicalize(const pith_source &source, uint32_t budget, Sink &sink) {
    canonicalizer.begin(&source);
    verdict fault = PITH_PENDING;
    for (uint32_t i = 0; i <= kVisits * source.size + 4096 && !canonicalizer.done(); ++i) {
        fault = canonicalizer.step(sink, budget);
        if (fault != PITH_PENDING) break;
    }
    return {fault, canonicalizer.offset(), canonicalizer.done()};
}

// The same bytes by a reader of its own: through windows, and not in place.
inline pith_source windowed(const char *text) {
    pith_source source = pith_mapped(text, length(text));
    source.read = [](void *context, uint32_t offset, void *buffer, size_t size) {
        memcpy(buffer, static_cast<const char *>(context) + offset, size);
        return 0;
    };
    return source;
}

inline void expect_bytes(const pith_source &source, const char *want) {
    for (const uint32_t budget : kBudgets) {
        Bytes bytes;
        bytes.out[0] = 0;
        const Outcome got = canonicalize(source, budget, bytes);
        EXPECT_EQ(got.fault, PITH_PENDING) << want;
        EXPECT_TRUE(got.is_done) << want;
        EXPECT_STREQ(bytes.out, want) << budget;
    }
}

inline void expect_bytes(const char *text, const char *want) {
    expect_bytes(pith_mapped(text, length(text)), want);
    expect_bytes(windowed(text), want);
}

inline void expect_fault(const char *text, verdict want, uint32_t offset) {
    const pith_source sources[] = {pith_mapped(text, length(text)), windowed(text)};
    for (const pith_source &source : sources) {
        for (const uint32_t budget : kBudgets) {
            Bytes bytes;
            const Outcome got = canonicalize(source, budget, bytes);
            EXPECT_EQ(got.fault, want) << text;
            EXPECT_EQ(got.offset, offset) << text;
            EXPECT_FALSE(got.is_done) << text;
        }
    }
}

inline bool swallow(const uint8_t *, size_t, uint32_t) {
    return true;
}

inline verdict step_once(const pith_source &source, uint32_t budget) {
    canonicalizer.begin(&source);
    return canonicalizer.step(swallow, budget);
}

// Expects exactly this many visits; a further visit shows the end.
inline void expect_visits(const pith_source &source, uint32_t visits) {
    EXPECT_EQ(step_once(source, visits), PITH_PENDING);
    EXPECT_FALSE(canonicalizer.done()) << visits;
    EXPECT_EQ(step_once(source, visits + 1), PITH_PENDING);
    EXPECT_TRUE(canonicalizer.done()) << visits;
}

inline void expect_visits(const char *text, uint32_t visits) {
    expect_visits(pith_mapped(text, length(text)), visits);
}

// The byte at fault is the last one visited.
inline void expect_fault_after(const char *text, uint32_t visits, verdict want, uint32_t offset) {
    const pith_source source = pith_mapped(text, length(text));
    EXPECT_EQ(step_once(source, visits - 1), PITH_PENDING) << text;
    EXPECT_EQ(step_once(source, visits), want) << text;
    EXPECT_EQ(canonicalizer.offset(), offset) << text;
}

// Expects this many steps at this budget; the last step only finds the end.
inline void expect_steps(const char *text, uint32_t budget, uint32_t want) {
    const pith_source source = pith_mapped(text, length(text));
    canonicalizer.begin(&source);
    uint32_t steps = 0;
    while (!canonicalizer.done() && steps < 1000) {
        ASSERT_EQ(canonicalizer.step(swallow, budget), PITH_PENDING);
        ++steps;
    }
    EXPECT_EQ(steps, want) << text << " " << budget;
}

// Counts the reads of a text, and can falsify one of them.
struct Reads {
    const char *text;
    uint32_t count;
    uint32_t left;  // reads before the failing one
    uint32_t liar;  // a read from here gets `lie` at `place`
    uint32_t place;
    char lie;
};
inline Reads reading;

inline pith_source counted(const char *text, uint32_t size) {
    reading = {text, 0, UINT32_MAX, UINT32_MAX, 0, 0};
    pith_source source = pith_mapped(text, size);
    source.read = [](void *, uint32_t offset, void *buffer, size_t count) {
        if (reading.left-- == 0) return -1;
        ++reading.count;
        memcpy(buffer, reading.text + offset, count);
        if (offset == reading.liar)
            static_cast<char *>(buffer)[reading.place - offset] = reading.lie;
        return 0;
    };
    return source;
}

// With any budget, held bytes are not read again.
inline void expect_reads(const char *text, uint32_t want) {
    const pith_source source = counted(text, length(text));
    for (const uint32_t budget : kBudgets) {
        reading.count = 0;
        EXPECT_TRUE(canonicalize(source, budget, swallow).is_done) << text;
        EXPECT_EQ(reading.count, want) << text << " " << budget;
    }
}

// A generated document: a head, members of eight bytes with ascending keys ("", "001", "002", ...),
// and a tail. Its canonical form is the text without spaces. If the head is a multiple of eight
// bytes, no window ends within a member.
struct Wide {
    const char *head;
    const char *tail;
    uint32_t members;
    uint32_t left;  // reads before the failing one

    uint32_t size() const { return length(head) + 8 * members + length(tail); }
    char at(uint32_t i) const {
        const uint32_t first = length(head);
        if (i < first) return head[i];
        if (i >= first + 8 * members) return tail[i - first - 8 * members];
        const uint32_t member = (i - first) / 8;
        const uint32_t place = (i - first) % 8;
        if (place == 7) return member + 1 == members ? '}' : ',';
        if (member == 0) return "\"\":1111"[place];
        const char digits[] = {static_cast<char>('0' + member / 100),
                               static_cast<char>('0' + member / 10 % 10),
                               static_cast<char>('0' + member % 10)};
        return place == 0 || place == 4 ? '"' : place < 4 ? digits[place - 1] : ":1"[place - 5];
    }
};
inline Wide wide;

inline pith_source make_wide(const char *head, uint32_t members, const char *tail) {
    wide = {head, tail, members, UINT32_MAX};
    pith_source source = {nullptr, nullptr, wide.size()};
    source.read = [](void *, uint32_t offset, void *buffer, size_t size) {
        if (wide.left-- == 0) return -1;
        for (size_t i = 0; i < size; ++i) {
            static_cast<char *>(buffer)[i] = wide.at(offset + static_cast<uint32_t>(i));
        }
        return 0;
    };
    return source;
}

// Returns the length of the common prefix of two keys of a wide document.
inline uint32_t alike(uint32_t a, uint32_t b) {
    if (a == 0 || b == 0 || a / 100 != b / 100) return 0;
    return a / 10 != b / 10 ? 1 : a != b ? 2 : 3;
}

// The number of keys kept for an object at the root: each deeper level reserves one.
inline constexpr uint32_t kRoom = PITH_SORT_KEYS - (PITH_DEPTH - 1);

inline char long_text[330];

inline void fill(uint32_t spaces, uint32_t size) {
    memset(long_text, ' ', spaces);
    memset(long_text + spaces, 'k', size - spaces);
    long_text[size] = 0;
}

inline void put(uint32_t at, const char *part) {
    memcpy(long_text + at, part, strlen(part));
}

// Two keys of 128 bytes that differ at the ends of windows. The first begins at 59; the second
// begins at 192 and sorts first.
inline void write_long_keys() {
    fill(57, 324);
    put(57, "{\"");
    put(186, "b\":0,\"");
    put(319, "a\":0}");
}

}  // namespace canonicalizing
