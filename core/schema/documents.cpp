// SPDX-License-Identifier: MIT
#include "schema/select.hpp"
#include "schema/tables.hpp"

namespace pith::schema {
namespace {

constexpr Collection collect_all() {
    Collection result;
    for (const Line &line : kDocumentLines.line) result.line[result.count++] = line;
    return result;
}

constexpr auto kAllSelection = tabulate<collect_all>();

}  // namespace

constexpr Table kDocuments = kAllSelection.table();

}  // namespace pith::schema
