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

// Prints an error and ends the program.
_Noreturn void fail(const char *what, const char *why);

uint8_t *read_file(const char *name, size_t *size);
void load_image(Image *image, const char *name);

// Returns the function that contains an address, or null.
const Function *function_at(const Image *image, uint32_t address);

// Returns whether the symbol of a function contains `part`.
bool has_function(const Image *image, const char *part);

// Returns the address of the function `part`, or of the only one whose symbol contains `part`.
uint32_t entry_of(const Image *image, const char *part);

// Returns the instruction at an address, and its size in bytes. 32 bits: the first half is the
// upper.
uint32_t opcode_at(const uint8_t *flash, uint32_t address);
uint32_t size_at(const uint8_t *flash, uint32_t address);

static inline uint16_t half_at(const uint8_t *flash, uint32_t address) {
    return (uint16_t)(flash[address] | flash[address + 1] << 8);
}
