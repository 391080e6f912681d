// SPDX-License-Identifier: MIT
#include "watchdog.h"

__attribute__((weak)) void watchdog_kick(void) {}
