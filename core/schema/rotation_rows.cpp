// SPDX-License-Identifier: MIT
#include "schema/select.hpp"
#include "schema/tables.hpp"

namespace pith::schema {
namespace {

constexpr Collection collect_rotation() {
    Collection result;
    for (const Line &line : kRotationLines.line) result.line[result.count++] = line;
    return result;
}

constexpr auto kRotationSelection = tabulate<collect_rotation>();

}  // namespace

constexpr Table kRotation = kRotationSelection.table();

}  // namespace pith::schema
