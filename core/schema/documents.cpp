// SPDX-License-Identifier: MIT
#include "schema/select.hpp"
#include "schema/tables.hpp"

namespace pith::schema {
namespace {

constexpr auto kSelection = index(kDocumentRows.row);

}  // namespace

extern constexpr Table kDocuments = kSelection.table();

}  // namespace pith::schema
