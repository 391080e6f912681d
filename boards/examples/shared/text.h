// SPDX-License-Identifier: MIT
// Text on the board's UART.
#pragma once

#include <pith/pith.h>

void say(const char *text);

// Writes "TITLE: VERDICT" or "TITLE: genuine NUMBER", and ends the line.
void say_verdict(const char *title, pith_verdict verdict, const pith_claims *claims);

// Writes "TITLE: NUMBER" and ends the line.
void say_number(const char *title, uint32_t number);
