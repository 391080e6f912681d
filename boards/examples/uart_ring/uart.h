// SPDX-License-Identifier: MIT
// A UART that receives by an interrupt, into a ring.
#pragma once

#include "ring.h"

extern Ring uart_ring;

// After board_init(): enables the interrupt.
void uart_start(void);

// Tells the sender to send the next document.
void uart_ready(void);
