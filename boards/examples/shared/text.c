// SPDX-License-Identifier: MIT
#include "text.h"

#include <string.h>

#include "board.h"

void say(const char *text) {
    board_write(text, strlen(text));
}

void say_verdict(const char *title, pith_verdict verdict, const pith_claims *claims) {
    say(title);
    say(": ");
    say(pith_verdict_name(verdict));
    if (verdict == PITH_GENUINE) {
        say(" ");
        say(claims->number);
    }
    say("\n");
}

void say_number(const char *title, uint32_t number) {
    char digits[11];
    char *digit = digits + sizeof digits - 1;
    *digit = '\0';
    do {
        *--digit = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    say(title);
    say(": ");
    say(digit);
    say("\n");
}
