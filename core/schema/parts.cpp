// SPDX-License-Identifier: MIT
#include "schema/select.hpp"
#include "schema/tables.hpp"

namespace pith::schema {
namespace {

consteval auto collect_parts() {
    Collection<64> result;
    for (const Row &row : kDocumentRows.row) {
        if (row.in >= Shape::kCanonicalRecord && row.in <= Shape::kReceipt) result.add(row, row.in);
    }
    return result;
}

constexpr auto kSelection = tabulate<collect_parts>();

}  // namespace

constexpr Table kParts = kSelection.table();

}  // namespace pith::schema
