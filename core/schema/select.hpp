// SPDX-License-Identifier: MIT
// Selects a table for a reader from the lines, at compile time.
#pragma once

#include "schema/documents.hpp"

namespace pith::schema {

// A table: its rows, and the ranges of the shapes from `base` on.
template <size_t kRows, size_t kShapes>
struct Selection {
    Row rows[kRows];
    Range ranges[kShapes];
    Shape base;

    constexpr Table table() const { return {rows, ranges, base, kShapes}; }
};

namespace build {

// Not constexpr and not defined: the names are the messages of the compiler.
void lines_of_a_shape_do_not_stand_together();
void shape_has_more_lines_than_seen_has_bits();
void lines_are_not_in_canonical_order();

constexpr bool precedes(const char *a, const char *b) {
    while (*a == *b && *a != '\0') ++a, ++b;
    return static_cast<unsigned char>(*a) < static_cast<unsigned char>(*b);
}

constexpr bool equals(const char *a, const char *b) {
    while (*a == *b && *a != '\0') ++a, ++b;
    return *a == *b;
}

}  // namespace build

// Lines that the compiler has collected.
struct Collection {
    Line line[kNoRow] = {};
    size_t count = 0;

    // Adds a line in canonical order to the lines of `in`, once for each key.
    constexpr void add(Line added, Shape in) {
        added.in = in;
        size_t at = count;
        for (size_t i = 0; i < count; ++i) {
            if (line[i].in != in) continue;
            if (added.key != nullptr && build::equals(line[i].key, added.key)) return;
            if (at == count && build::precedes(added.key, line[i].key)) at = i;
        }
        for (size_t i = count++; i > at; --i) line[i] = line[i - 1];
        line[at] = added;
    }
    constexpr Shape least() const {
        Shape shape = Shape::kCount;
        for (size_t i = 0; i < count; ++i) shape = line[i].in < shape ? line[i].in : shape;
        return shape;
    }
    constexpr Shape greatest() const {
        Shape shape = Shape::kNone;
        for (size_t i = 0; i < count; ++i) shape = line[i].in > shape ? line[i].in : shape;
        return shape;
    }
};

// Makes a table from a collection. The lines of a shape must be adjacent, in order, at most 32.
template <auto collect>
constexpr auto tabulate() {
    constexpr Collection kLines = collect();
    constexpr size_t kBase = static_cast<size_t>(kLines.least());
    Selection<kLines.count, static_cast<size_t>(kLines.greatest()) - kBase + 1> result = {};
    result.base = kLines.least();
    for (size_t i = 0; i < kLines.count; ++i) {
        const Line &line = kLines.line[i];
        Range &range = result.ranges[static_cast<size_t>(line.in) - kBase];
        if (range.count == 0) range.first = static_cast<uint8_t>(i);
        if (size_t{range.first} + range.count != i) build::lines_of_a_shape_do_not_stand_together();
        if (range.count == 32) build::shape_has_more_lines_than_seen_has_bits();
        if (range.count != 0 && !build::precedes(kLines.line[i - 1].key, line.key)) {
            build::lines_are_not_in_canonical_order();
        }
        range.count = static_cast<uint8_t>((range.count + 1) & 63);
        range.is_closed = range.is_closed || line.is(kClosed);
        Row &row = result.rows[i];
        row.key = line.key;
        row.constant = line.constant;
        row.key_size = line.key_size;
        row.shape = line.shape;
        row.rule = line.rule;
        row.type = line.type;
        row.flags = line.flags & 15;
    }
    return result;
}

}  // namespace pith::schema
