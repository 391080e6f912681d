// SPDX-License-Identifier: MIT
// Reads rows of vectors from the host's file `rows` (written by tests/target/rows.py) through
// semihosting, in constant memory.
//
//     kind | want | bytes of the name | name | bytes of the body: 4, little-endian | body
//
// A row of kind 0 without further fields ends the file. An invalid file ends the program with a
// FAIL line.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace rows {

struct Row {
    char kind;
    uint8_t want;   // the meaning depends on the kind
    uint32_t left;  // bytes of the body not yet read
    char name[64];
};

// Reads the next row. Returns false at the end.
bool next(Row &row);

// Reads the next `size` bytes of the body.
void take(Row &row, void *out, size_t size);

// Reads a varying number of bytes of the body. They are valid until the next call.
const uint8_t *piece(Row &row, size_t &size);

// The same, at most `most` bytes.
const uint8_t *piece(Row &row, size_t &size, size_t most);

// Checks a row by its kind. Returns null if it agrees with `want`, else the difference.
const char *judge_signature(Row &row);
const char *judge_key(Row &row);
const char *judge_scalar(Row &row);
const char *judge_sha256(Row &row);
const char *judge_sha512(Row &row);
const char *judge_sha256_chain(Row &row);
const char *judge_sha512_chain(Row &row);
const char *judge_json(Row &row);
const char *judge_canon(Row &row);
const char *judge_document(Row &row);

// Holds a body that must be in one piece: large enough for the longest, small enough for an
// nRF51822 with 16 KB of RAM.
inline constexpr size_t kWholeBody = 7168;
extern uint8_t whole_body[kWholeBody];

// Reads the rest of the body into `whole_body`. Returns its size.
size_t take_whole(Row &row);

[[noreturn]] void stop(const char *why);

}  // namespace rows
