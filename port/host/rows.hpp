// SPDX-License-Identifier: MIT
// Finds the row of a place in the table of all documents. It is the table of the verifiers
// (core/schema/documents.hpp), so no second one can differ from it.
#pragma once

#include <string>

#include "schema/schema.hpp"
#include "spans.hpp"

namespace host {

using pith::schema::Row;
using pith::schema::Rule;
using pith::schema::Shape;

// A place: its row (null: none, or the root), the shape of the container that is there, and the
// shape of the container around it.
struct Known {
    const Row *row = nullptr;
    Shape shape = Shape::kNone;
    Shape in = Shape::kNone;
};

// Returns the shape of the root, by its markers.
Shape root_shape(Text &text);

Known look_up(Text &text, const Path &path);

// Returns the row of a member, or null. An empty key: of an element.
const Row *row_of(Shape shape, const std::string &key,
                  const pith::schema::Table &table = pith::schema::kDocuments);
bool is_closed(Shape shape);

// Returns the first required member that an object lacks, or nothing. An object that ends too early
// lacks none.
std::string missing_member(Text &text, Span object, Shape shape);

// Returns the shape of the container at a row. `path` is its path, `around` the object that has it.
Shape shape_at(Text &text, const Path &path, const Row &row, Span around);

}  // namespace host
