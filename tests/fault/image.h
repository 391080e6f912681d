// SPDX-License-Identifier: MIT
// An image in flash, and the names of its functions.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { kFlashSize = 256 << 10, kRamSize = 8 << 10, kDocuments = 0x20000 };
#define RAM_BASE 0x20000000u

typedef struct Function {
    uint32_t start, end;
    const char *name;
} Function;

typedef struct Image {
    uint8_t flash[kFlashSize];
    Function *functions;  // by address
    size_t count;
} Image;

// Ends the program with what failed and why.
_Noreturn void fail(const char *what, const char *why);

uint8_t *read_file(const char *name, size_t *size);
void load_image(Image *image, const char *name);

// The function that holds an address, or null.
const Function *function_at(const Image *image, uint32_t address);

// Where the function begins whose symbol is `part`, or else the only one whose symbol contains it.
uint32_t entry_of(const Image *image, const char *part);

// The instruction at an address, and its size in bytes. 32 bits: the first half is the upper one.
uint32_t opcode_at(const uint8_t *flash, uint32_t address);
uint32_t size_at(const uint8_t *flash, uint32_t address);

static inline uint16_t half_at(const uint8_t *flash, uint32_t address) {
    return (uint16_t)(flash[address] | flash[address + 1] << 8);
}
