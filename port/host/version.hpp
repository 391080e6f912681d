// SPDX-License-Identifier: MIT
#pragma once

namespace host {

// Version, commit of the source and preset of the library, as one line.
extern const char *const kVersion;

}  // namespace host
