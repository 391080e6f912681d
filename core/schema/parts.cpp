// SPDX-License-Identifier: MIT
#include "schema/select.hpp"

namespace pith::schema {

static constexpr auto kPartRows = build::tabulate<build::collect_parts>();
constexpr Table kParts = kPartRows.table();

}  // namespace pith::schema
