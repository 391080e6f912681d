// SPDX-License-Identifier: MIT
#pragma once

// Called between any two bounded pieces of work. The one in watchdog.c does nothing and is weak: a
// product defines its own.
void watchdog_kick(void);
