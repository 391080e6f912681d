// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>

namespace host {

// Wrong command line: no document is read.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// An unreadable document. The program still checks the others.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace host
