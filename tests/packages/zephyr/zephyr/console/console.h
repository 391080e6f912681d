// SPDX-License-Identifier: MIT
#pragma once

int console_init(void);
int console_getchar(void);
