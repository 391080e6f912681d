// SPDX-License-Identifier: MIT
// The check of a whole document, in any order of its keys.
#pragma once

#include "outcome.hpp"

namespace host {

// `wants_values` takes the document into memory: what is shown is then what was audited. Throws
// std::system_error and FileError when it cannot be read.
Outcome audit(const std::string &file, const pith::Keyring &keyring, const pith::Policy &policy,
              bool wants_values);

}  // namespace host
