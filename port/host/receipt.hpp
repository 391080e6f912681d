// SPDX-License-Identifier: MIT
// Checks only the canonical record of a document and the receipt for it, in one pass.
#pragma once

#include "outcome.hpp"

namespace host {

// Throws std::system_error if a read fails.
Outcome check_receipt(const std::string &file, const pith::Keyring &keyring);

// The same of a document in memory. `name` is the outcome's file.
Outcome check_receipt(const std::string &name, std::string_view bytes,
                      const pith::Keyring &keyring);

}  // namespace host
