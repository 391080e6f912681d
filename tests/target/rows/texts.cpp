// SPDX-License-Identifier: MIT
// Checks whether JSON texts are accepted, and their canonical bytes.
#include <string.h>

#include "json/canonicalizer.hpp"
#include "json/scan.hpp"
#include "rows.hpp"

namespace rows {
namespace {

using pith::verdict;

// Values of a text's `want`.
enum : uint8_t { kRefused, kAccepted, kMalformed, kTooComplex, kAmbiguous };

struct Nothing {
    bool punctuation(uint8_t, uint32_t) { return true; }
    bool scalar(uint8_t, uint32_t) { return true; }
    bool open_string(bool, uint32_t) { return true; }
    bool text(const uint8_t *, size_t) { return true; }
    bool close_string() { return true; }
    bool wants_text() const { return false; }
};

// Compares the output with the rest of the row's body.
struct Compare {
    Row &row;
    bool same = true;

    bool operator()(const uint8_t *data, size_t size, uint32_t) {
        while (same && size != 0) {
            size_t part = 0;
            const uint8_t *const want = row.left != 0 ? piece(row, part, size) : nullptr;
            same = part != 0 && memcmp(want, data, part) == 0;
            data += part;
            size -= part;
        }
        return true;
    }
};

bool is(verdict got, uint8_t want) {
    switch (want) {
        case kRefused: return got != PITH_PENDING;
        case kAccepted: return got == PITH_PENDING;
        case kMalformed: return got == PITH_MALFORMED;
        case kTooComplex: return got == PITH_TOO_COMPLEX;
        case kAmbiguous: return got == PITH_AMBIGUOUS;
        default: stop("a row wants what there is not");
    }
}

}  // namespace

// text
const char *judge_json(Row &row) {
    pith::json::Scanner scanner;
    scanner.begin();
    Nothing sink;
    while (row.left != 0) {
        size_t size;
        const uint8_t *const data = piece(row, size);
        scanner.feed(data, size, sink);
    }
    return is(scanner.end(), row.want) ? nullptr : "the verdict";
}

// bytes of the text: 4 | text | canonical form
const char *judge_canon(Row &row) {
    uint8_t count[4];
    take(row, count, 4);
    const uint32_t size = count[0] | uint32_t{count[1]} << 8 | uint32_t{count[2]} << 16;
    if (count[3] != 0 || size > sizeof whole_body) stop("a text is too long");
    take(row, whole_body, size);

    pith::json::Scanner scanner;
    scanner.begin();
    Nothing nothing;
    scanner.feed(whole_body, size, nothing);
    if (scanner.end() != PITH_PENDING) return "the scanner's verdict";

    Compare compare{row};
    const pith_source source = pith_mapped(whole_body, size);
    pith::json::Canonicalizer canonicalizer;
    canonicalizer.begin(&source);
    const verdict got = canonicalizer.step(compare, UINT32_MAX);
    if (got == PITH_PENDING && !canonicalizer.done()) return "the canonicalizer's end";
    if (!is(got, row.want)) return "the verdict";
    if (row.want == kAccepted && !(compare.same && row.left == 0)) return "the canonical bytes";
    return nullptr;
}

}  // namespace rows
