// SPDX-License-Identifier: MIT
// Compiled with one bad argument at a time; see CMakeLists.txt.
#include <pith/pinned_key.hpp>

extern constexpr KEY kKey(ID, HEX);
static_assert(kKey.key.comb != nullptr);
