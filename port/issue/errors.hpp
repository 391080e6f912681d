// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>

namespace issue {

// Exit status 2: wrong usage. The program adds a hint to --help.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Exit status 2: an unreadable file, an unusable key, a failed signer or a failed write.
struct Trouble : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Exit status 1: no device would accept the result, so nothing is written.
struct Refusal : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace issue
