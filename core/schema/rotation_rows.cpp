// SPDX-License-Identifier: MIT
#include "schema/select.hpp"

namespace pith::schema {

static constexpr auto kRotationRows = build::tabulate<build::collect_rotation>();
constexpr Table kRotation = kRotationRows.table();

}  // namespace pith::schema
