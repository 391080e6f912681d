// SPDX-License-Identifier: MIT
// SHA-256 by the instructions of x86-64 processors (Intel since 2016, AMD since 2017; cpu.hpp
// asks).
#pragma once

#include <stdint.h>

#include "cpu.hpp"

namespace pith::wide {

#ifdef PITH_WIDE64_X86
void sha256_compress(uint32_t state[8], const uint32_t block[16]);
#endif

}  // namespace pith::wide
