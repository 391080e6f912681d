// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>

namespace host {

// Wrong use of the command line: nothing is examined.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A document that cannot be had; the others are examined all the same.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace host
