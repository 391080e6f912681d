// SPDX-License-Identifier: MIT
// Rows of other people's words, read from the host's file `rows` (written by tests/target/rows.py)
// through semihosting, in constant memory.
//
//     kind | want | bytes of the name | name | bytes of the body: 4, little-endian | body
//
// A row of kind 0, which has nothing else, ends the file. A file that is not of this form ends the
// program with a FAIL line.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace rows {

struct Row {
    char kind;
    uint8_t want;   // what it means is the kind's
    uint32_t left;  // bytes of the body not yet taken
    char name[64];
};

// The next row, or false at the end.
bool next(Row &row);

// The next `size` bytes of the body.
void take(Row &row, void *out, size_t size);

// Some more of the body, of a size that varies: where it stands until the next call.
const uint8_t *piece(Row &row, size_t &size);

// The same, no more than `most` bytes.
const uint8_t *piece(Row &row, size_t &size, size_t most);

// Judges by kind. Null: agrees with `want`; else what differs.
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

// Where a body that has to be in one piece is kept: the longest of them, and for an nRF51822 with
// its 16 KB of RAM enough.
inline constexpr size_t kWholeBody = 7168;
extern uint8_t whole_body[kWholeBody];

// All that is left of the body, in `whole_body`; its size.
size_t take_whole(Row &row);

[[noreturn]] void stop(const char *why);

}  // namespace rows
