// SPDX-License-Identifier: MIT
#include "schema/select.hpp"
#include "schema/tables.hpp"

namespace pith::schema {
namespace {

constexpr Collection collect_parts() {
    Collection result;
    for (const Line &line : kDocumentLines.line) {
        const bool is_part = line.in >= Shape::kCanonicalRecord && line.in <= Shape::kReceipt;
        if (is_part) result.add(line, line.in);
    }
    return result;
}

constexpr auto kPartsSelection = tabulate<collect_parts>();

}  // namespace

constexpr Table kParts = kPartsSelection.table();

}  // namespace pith::schema
