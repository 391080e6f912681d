// SPDX-License-Identifier: MIT
// Audits a whole document with its keys in any order.
#pragma once

#include "outcome.hpp"

namespace host {

// `wants_values` keeps the document where nobody can change it, so that the values are the audited
// bytes. Throws std::system_error and FileError if a read fails.
Outcome audit(const std::string &file, const pith::Keyring &keyring, const pith::Policy &policy,
              bool wants_values);

}  // namespace host
