// SPDX-License-Identifier: MIT
// Selects a table for a reader from the lines, at compile time. Each table has a source file:
// string literals of one file are linked together, also those of a table that is not used.
#pragma once

#include "schema/documents.hpp"

namespace pith::schema {

namespace build {

// Not constexpr and not defined: the names are the messages of the compiler.
void lines_of_a_shape_do_not_stand_together();
void shape_has_more_lines_than_seen_has_bits();
void lines_are_not_in_canonical_order();

// A table: its rows, and the ranges of the shapes from `base` on.
template <size_t kRows, size_t kShapes>
struct Selection {
    Row rows[kRows];
    Range ranges[kShapes];
    Shape base;

    constexpr Table table() const { return {rows, ranges, base, kShapes}; }
};

constexpr bool precedes(const char *a, const char *b) {
    while (*a == *b && *a != '\0') ++a, ++b;
    return static_cast<unsigned char>(*a) < static_cast<unsigned char>(*b);
}

// Lines that the compiler has collected.
struct Collection {
    Line line[kNoRow] = {};
    size_t count = 0;
    Shape least = Shape::kCount;
    Shape greatest = Shape::kNone;

    constexpr void append(const Line &added) {
        line[count++] = added;
        least = added.in < least ? added.in : least;
        greatest = added.in > greatest ? added.in : greatest;
    }
    // Adds a line in canonical order to the lines of `in`, once for each key.
    constexpr void add(Line added, Shape in) {
        added.in = in;
        size_t at = count;
        for (size_t i = 0; i < count; ++i) {
            if (line[i].in != in || added.key == nullptr) continue;
            const bool is_less = precedes(added.key, line[i].key);
            if (!is_less && !precedes(line[i].key, added.key)) return;
            if (at == count && is_less) at = i;
        }
        append(added);
        for (size_t i = count - 1; i > at; --i) line[i] = line[i - 1];
        line[at] = added;
    }
};

// Makes a table from a collection. The lines of a shape must be adjacent, in order, at most 32.
template <Collection (*collect)()>
constexpr auto tabulate() {
    constexpr Collection kLines = collect();
    constexpr size_t kBase = static_cast<size_t>(kLines.least);
    Selection<kLines.count, static_cast<size_t>(kLines.greatest) - kBase + 1> result = {};
    result.base = kLines.least;
    for (size_t i = 0; i < kLines.count; ++i) {
        const Line &line = kLines.line[i];
        Range &range = result.ranges[static_cast<size_t>(line.in) - kBase];
        if (range.count == 0) range.first = static_cast<uint8_t>(i);
        if (size_t{range.first} + range.count != i) lines_of_a_shape_do_not_stand_together();
        if (range.count == 32) shape_has_more_lines_than_seen_has_bits();
        if (range.count != 0 && !precedes(kLines.line[i - 1].key, line.key)) {
            lines_are_not_in_canonical_order();
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

// ---- the four choices of lines

constexpr Collection collect_all() {
    Collection result;
    for (const Line &line : kDocumentLines) result.append(line);
    return result;
}

constexpr Collection collect_parts() {
    Collection result;
    for (const Line &line : kDocumentLines) {
        const bool is_part = line.in >= Shape::kCanonicalRecord && line.in <= Shape::kReceipt;
        if (is_part) result.append(line);
    }
    return result;
}

constexpr Collection collect_rotation() {
    Collection result;
    for (const Line &line : kRotationLines) result.append(line);
    return result;
}

constexpr bool is_root(Shape shape) {
    return shape == Shape::kRecord || shape == Shape::kBundle || shape == Shape::kState ||
           shape == Shape::kEvent;
}
constexpr bool is_payload(Shape shape) {
    return shape == Shape::kCreatedPayload || shape == Shape::kSnapshotPayload ||
           shape == Shape::kOtherPayload;
}

// The one pass skips unknown members, so every object is open.
constexpr void add_open(Collection &result, Line line, Shape in) {
    line.flags = static_cast<uint8_t>(line.flags & ~kClosed);
    result.add(line, in);
}

constexpr Collection collect_looked_at() {
    Collection result;
    result.append(each(Shape::kDocument, Type::kObject, Rule::kNone, Shape::kRoots));
    for (const Line &line : kDocumentLines) {
        if (is_root(line.in) && line.is(kLook | kLookAtRoot)) add_open(result, line, Shape::kRoots);
    }
    for (const Line &line : kDocumentLines) {
        if (is_payload(line.in) && line.is(kLook)) add_open(result, line, Shape::kPayloads);
    }
    for (const Line &line : kDocumentLines) {
        const bool is_merged =
            is_payload(line.in) || line.in == Shape::kRecord || line.in == Shape::kBundle;
        if (!is_merged && line.is(kLook)) add_open(result, line, line.in);
    }
    return result;
}

}  // namespace build

}  // namespace pith::schema
