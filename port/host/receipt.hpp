// SPDX-License-Identifier: MIT
// The one-pass check of a document: its canonical record and the receipt for it, nothing else.
#pragma once

#include "outcome.hpp"

namespace host {

// Throws std::system_error when the document cannot be read.
Outcome check_receipt(const std::string &file, const pith::Keyring &keyring);

}  // namespace host
