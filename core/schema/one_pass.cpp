// SPDX-License-Identifier: MIT
#include "schema/select.hpp"
#include "schema/tables.hpp"

namespace pith::schema {
namespace {

constexpr bool is_root(Shape shape) {
    return shape == Shape::kRecord || shape == Shape::kBundle || shape == Shape::kState ||
           shape == Shape::kEvent;
}
constexpr bool is_payload(Shape shape) {
    return shape == Shape::kCreatedPayload || shape == Shape::kSnapshotPayload ||
           shape == Shape::kOtherPayload;
}

// The one pass reads the members that it knows, and no others: to it every object is open.
consteval void add_open(Collection<64> &result, Row row, Shape in) {
    row.flags = static_cast<uint8_t>(row.flags & ~kClosed);
    result.add(row, in);
}

consteval auto collect_looked_at() {
    Collection<64> result;
    result.add(build::each(Shape::kDocument, Type::kObject, Rule::kNone, Shape::kRoots),
               Shape::kDocument);
    for (const Row &row : kDocumentRows.row) {
        if (is_root(row.in) && row.is(kLook | kLookAtRoot)) add_open(result, row, Shape::kRoots);
    }
    for (const Row &row : kDocumentRows.row) {
        if (is_payload(row.in) && row.is(kLook)) add_open(result, row, Shape::kPayloads);
    }
    for (const Row &row : kDocumentRows.row) {
        const bool is_merged =
            is_payload(row.in) || row.in == Shape::kRecord || row.in == Shape::kBundle;
        if (!is_merged && row.is(kLook)) add_open(result, row, row.in);
    }
    return result;
}

constexpr auto kSelection = tabulate<collect_looked_at>();

}  // namespace

constexpr Table kOnePass = kSelection.table();

}  // namespace pith::schema
