// SPDX-License-Identifier: MIT
// Where `run` puts two documents: one that is genuine, and the one under attack.
#pragma once

#include <stdint.h>

typedef struct Documents {
    uint32_t genuine_size, size;
    uint8_t bytes[];  // the genuine one, then the other
} Documents;

#define DOCUMENTS ((const Documents *)0x00020000)
