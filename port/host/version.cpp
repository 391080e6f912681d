// SPDX-License-Identifier: MIT
#include "version.hpp"

#include <pith/pith.h>

#include "commit.h"  // made by toolchains/cmake/PithCommit.cmake in every build

namespace host {

const char *const kVersion =
    "pith-verify " PITH_VERSION " (commit " PITH_COMMIT ", preset " PITH_PRESET_NAME ")\n";

}  // namespace host
