// SPDX-License-Identifier: MIT
#include "link.h"

#include "board.h"
#include "watchdog.h"

enum { kHeaderSize = 5 };

LinkCommand link_command(uint32_t *length) {
    static uint8_t header[kHeaderSize];
    static uint32_t have;
    have += (uint32_t)board_read(header + have, kHeaderSize - have);
    if (have < kHeaderSize) return LINK_NONE;
    have = 0;
    *length = header[1] | (uint32_t)header[2] << 8 | (uint32_t)header[3] << 16 |
              (uint32_t)header[4] << 24;
    return (LinkCommand)header[0];
}

const uint8_t *link_take(uint32_t size) {
    static uint8_t chunk[LINK_CHUNK_SIZE];
    board_write("+", 1);
    for (uint32_t have = 0; have < size;) {
        watchdog_kick();
        have += (uint32_t)board_read(chunk + have, size - have);
    }
    return chunk;
}

void link_say(const char *text) {
    size_t size = 0;
    while (text[size] != 0) ++size;
    board_write(text, size);
}

void link_say_number(const char *label, uint32_t number) {
    char digits[10];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    link_say(label);
    board_write(digits + at, sizeof digits - at);
}
