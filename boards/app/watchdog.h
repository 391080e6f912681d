// SPDX-License-Identifier: MIT
#pragma once

// Called between two bounded pieces of work. watchdog.c has a weak, empty version; a product
// defines its own.
void watchdog_kick(void);
