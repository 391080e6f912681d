// SPDX-License-Identifier: MIT
// Two documents that `run` writes: a genuine one, then the attacked one.
#pragma once

#include <stdint.h>

typedef struct Documents {
    uint32_t genuine_size, size;
    uint8_t bytes[];  // first the genuine one
} Documents;

#define DOCUMENTS ((const Documents *)0x00020000)
