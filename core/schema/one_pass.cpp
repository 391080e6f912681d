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

// The one pass skips unknown members, so every object is open.
constexpr void add_open(Collection &result, Line line, Shape in) {
    line.flags = static_cast<uint8_t>(line.flags & ~kClosed);
    result.add(line, in);
}

constexpr Collection collect_looked_at() {
    Collection result;
    result.add(build::each(Shape::kDocument, Type::kObject, Rule::kNone, Shape::kRoots),
               Shape::kDocument);
    for (const Line &line : kDocumentLines.line) {
        if (is_root(line.in) && line.is(kLook | kLookAtRoot)) add_open(result, line, Shape::kRoots);
    }
    for (const Line &line : kDocumentLines.line) {
        if (is_payload(line.in) && line.is(kLook)) add_open(result, line, Shape::kPayloads);
    }
    for (const Line &line : kDocumentLines.line) {
        const bool is_merged =
            is_payload(line.in) || line.in == Shape::kRecord || line.in == Shape::kBundle;
        if (!is_merged && line.is(kLook)) add_open(result, line, line.in);
    }
    return result;
}

constexpr auto kOnePassSelection = tabulate<collect_looked_at>();

}  // namespace

constexpr Table kOnePass = kOnePassSelection.table();

}  // namespace pith::schema
