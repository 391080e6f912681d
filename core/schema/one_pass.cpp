// SPDX-License-Identifier: MIT
#include "schema/select.hpp"

namespace pith::schema {

static constexpr auto kOnePassRows = build::tabulate<build::collect_looked_at>();
constexpr Table kOnePass = kOnePassRows.table();

}  // namespace pith::schema
