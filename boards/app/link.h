// SPDX-License-Identifier: MIT
// The firmware's side of the talk with the host; README.md has the protocol.
#pragma once

#include <stdint.h>

// Bytes the host sends for one credit, and the most that is fed at once.
#define LINK_CHUNK_SIZE 64

typedef enum LinkCommand {
    LINK_NONE,  // none has arrived yet
    LINK_VERIFY = 'V',
    LINK_AUDIT_FLASH = 'A',
    LINK_AUDIT_SORTED = 'S',
    LINK_END = 'E'
} LinkCommand;

// Takes what has arrived of a command; never waits. Any other value: an unknown command.
LinkCommand link_command(uint32_t *length);

// Asks the host for `size` bytes of the document, at most LINK_CHUNK_SIZE, and waits for them. They
// stay until the next call.
const uint8_t *link_take(uint32_t size);

void link_say(const char *text);
void link_say_number(const char *label, uint32_t number);
