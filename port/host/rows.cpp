// SPDX-License-Identifier: MIT
#include "rows.hpp"

#include <set>

namespace host {
namespace {

using pith::schema::kDocuments;

// Returns the shape of a payload. The type of its event decides, in a state the place of its
// summary.
Shape payload_shape(Text &text, Path path, Span around) {
    const auto type = text.part(around, step_of("event_type"));
    std::string name = type ? text.read(*type, 64) : "";
    path.pop_back();
    if (!type && !path.empty()) {
        const bool is_listed = path.back().is_element && path.size() > 1;
        name = is_listed ? "\"graph_snapshot\"" : path.back().key;
    }
    if (name == "\"record_created\"") return Shape::kCreatedPayload;
    return name == "\"graph_snapshot\"" ? Shape::kSnapshotPayload : Shape::kOtherPayload;
}

}  // namespace

Shape root_shape(Text &text) {
    const auto has = [&](std::string_view marker) {
        return text.find(path_of({marker})).has_value();
    };
    if (has("bundle_type")) return Shape::kBundle;
    if (has("state_type")) return Shape::kState;
    return has("event_type") ? Shape::kEvent : Shape::kRecord;
}

const Row *row_of(Shape shape, const std::string &key, const pith::schema::Table &table) {
    const auto *const bytes = reinterpret_cast<const std::uint8_t *>(key.data());
    const std::uint8_t index = table.find(shape, key.empty() ? nullptr : bytes, key.size());
    return index == pith::schema::kNoRow ? nullptr : table.rows + index;
}

bool is_closed(Shape shape) {
    return kDocuments.range(shape).is_closed;
}

Shape shape_at(Text &text, const Path &path, const Row &row, Span around) {
    return row.shape == Shape::kPayloads ? payload_shape(text, path, around) : row.shape;
}

Known look_up(Text &text, const Path &path) {
    Known known{nullptr, root_shape(text), Shape::kDocument};
    std::optional<Span> around = text.root();
    Path here;
    for (const Step &step : path) {
        here.push_back(step);
        known.in = known.shape;
        known.row = row_of(known.in, step.is_element ? "" : name_of(step));
        known.shape = known.row == nullptr
                          ? Shape::kNone
                          : shape_at(text, here, *known.row, around.value_or(Span{}));
        if (around) around = text.part(*around, step);
    }
    return known;
}

std::string missing_member(Text &text, Span object, Shape shape) {
    std::set<std::string> names;
    const bool is_whole = text.for_each_part(object.begin, [&](const Part &part) {
        const std::string name = name_of(part.step);
        if (row_of(shape, name) != nullptr) names.insert(name);
        return true;
    });
    if (!is_whole || text.at(object.begin) != '{') return "";
    const std::uint8_t flags =
        pith::schema::kRequired |
        (names.count("record_type") != 0 ? pith::schema::kRequiredWithType : 0);
    const auto range = kDocuments.range(shape);
    for (unsigned i = range.first; i < unsigned{range.first} + range.count; ++i) {
        const Row &row = kDocuments.rows[i];
        if (row.key != nullptr && row.is(flags) && names.count(row.key) == 0) return row.key;
    }
    return "";
}

}  // namespace host
