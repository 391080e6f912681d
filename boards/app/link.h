// SPDX-License-Identifier: MIT
// The firmware's side of the protocol with the host (README.md).
#pragma once

#include <stdint.h>

// Bytes that the host sends for one request, and the most that is fed at once.
#define LINK_CHUNK_SIZE 64

typedef enum LinkCommand {
    LINK_NONE,  // no command yet
    LINK_VERIFY = 'V',
    LINK_AUDIT_FLASH = 'A',
    LINK_AUDIT_SORTED = 'S',
    LINK_END = 'E'
} LinkCommand;

// Reads the received bytes of a command without waiting. Other return values are unknown commands.
LinkCommand link_command(uint32_t *length);

// Requests `size` bytes of the document, at most LINK_CHUNK_SIZE, and waits for them. The bytes are
// valid until the next call.
const uint8_t *link_take(uint32_t size);

void link_say(const char *text);
void link_say_number(const char *label, uint32_t number);
