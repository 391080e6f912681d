// SPDX-License-Identifier: MIT
#include "schema/select.hpp"

namespace pith::schema {

static constexpr auto kDocumentRows = build::tabulate<build::collect_all>();
constexpr Table kDocuments = kDocumentRows.table();

}  // namespace pith::schema
