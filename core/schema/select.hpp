// SPDX-License-Identifier: MIT
// Tables for the program, selected by the compiler from lists of rows: what a reader does not look
// at is not in its table.
#pragma once

#include "schema/documents.hpp"

namespace pith::schema {

// A table as an object, with the ranges found in it.
template <size_t kCount>
struct Selection {
    Row rows[kCount];
    Range ranges[static_cast<size_t>(Shape::kCount)];

    constexpr Table table() const { return {rows, ranges}; }
};

namespace build {

// Not constexpr, and nowhere defined: their names are the messages.
void rows_of_a_shape_do_not_stand_together();
void shape_has_more_rows_than_seen_has_bits();
void rows_are_not_in_canonical_order();

constexpr bool precedes(const char *a, const char *b) {
    while (*a == *b && *a != '\0') ++a, ++b;
    return static_cast<unsigned char>(*a) < static_cast<unsigned char>(*b);
}

constexpr bool equals(const char *a, const char *b) {
    while (*a == *b && *a != '\0') ++a, ++b;
    return *a == *b;
}

}  // namespace build

// Finds the range of each shape. Rows of a shape must stand together and in order, at most 32.
template <size_t kCount>
consteval Selection<kCount> index(const Row (&rows)[kCount]) {
    static_assert(kCount < kNoRow);
    Selection<kCount> result = {};
    for (size_t i = 0; i < kCount; ++i) {
        const Row &row = rows[i];
        Range &range = result.ranges[static_cast<size_t>(row.in)];
        if (range.count == 0) range.first = static_cast<uint8_t>(i);
        if (range.first + range.count != i) build::rows_of_a_shape_do_not_stand_together();
        if (range.count == 32) build::shape_has_more_rows_than_seen_has_bits();
        if (range.count != 0 && !build::precedes(rows[i - 1].key, row.key)) {
            build::rows_are_not_in_canonical_order();
        }
        ++range.count;
        result.rows[i] = row;
    }
    return result;
}

// Up to kMost rows, collected by the compiler.
template <size_t kMost>
struct Collection {
    Row row[kMost] = {};
    size_t count = 0;

    // Adds a row to its place among the rows of `in`, once for each key.
    constexpr void add(Row added, Shape in) {
        added.in = in;
        size_t at = count;
        for (size_t i = 0; i < count; ++i) {
            if (row[i].in != in) continue;
            if (added.key != nullptr && build::equals(row[i].key, added.key)) return;
            if (at == count && build::precedes(added.key, row[i].key)) at = i;
        }
        for (size_t i = count++; i > at; --i) row[i] = row[i - 1];
        row[at] = added;
    }
};

// A collection as a table: `collect` returns the same one at every call.
template <auto collect>
consteval auto tabulate() {
    constexpr auto kCollection = collect();
    Row rows[kCollection.count] = {};
    for (size_t i = 0; i < kCollection.count; ++i) rows[i] = kCollection.row[i];
    return index(rows);
}

}  // namespace pith::schema
