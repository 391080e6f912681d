// SPDX-License-Identifier: MIT
// The options that `sign` and `ring sign` share: who signs, and when.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "arguments.hpp"
#include "signer.hpp"

namespace issue {

// --key, or --signer with --public. Throws UsageError and Trouble.
std::unique_ptr<Signer> read_signer(const Arguments &arguments);

// Reads a time of the command line. Throws UsageError.
std::uint32_t time_of(const std::string &text, const std::string &option);

// Returns --time, else now.
std::uint32_t signing_time(const Arguments &arguments);

}  // namespace issue
