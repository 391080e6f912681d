// SPDX-License-Identifier: MIT
#include "rows.hpp"

#include <string.h>

#include "semihosting.h"

namespace rows {

uint8_t whole_body[kWholeBody];

namespace {

// An odd size, so that input of hashes and scanner is split at all offsets.
uint8_t buffer[1021];
size_t begin, end;
int32_t file = -1;

void fill() {
    if (file == -1) file = semihosting_open("rows");
    if (file == -1) stop("there is no file `rows` in the emulator's working directory");
    begin = 0;
    end = semihosting_read(file, buffer, sizeof buffer);
    if (end == 0) stop("the rows end early");
}

void read(void *out, size_t size) {
    for (uint8_t *to = static_cast<uint8_t *>(out); size != 0;) {
        if (begin == end) fill();
        const size_t part = size < end - begin ? size : end - begin;
        memcpy(to, buffer + begin, part);
        to += part;
        begin += part;
        size -= part;
    }
}

}  // namespace

void stop(const char *why) {
    semihosting_write("FAIL ");
    semihosting_write(why);
    semihosting_write("\n");
    semihosting_exit(2);
}

bool next(Row &row) {
    read(&row.kind, 1);
    if (row.kind == 0) return false;
    uint8_t size, body[4];
    read(&row.want, 1);
    read(&size, 1);
    if (size >= sizeof row.name) stop("a row's name is too long");
    read(row.name, size);
    row.name[size] = 0;
    read(body, 4);
    row.left = body[0] | uint32_t{body[1]} << 8 | uint32_t{body[2]} << 16 | uint32_t{body[3]} << 24;
    return true;
}

void take(Row &row, void *out, size_t size) {
    if (row.left < size) stop("a row is too short");
    row.left -= size;
    read(out, size);
}

const uint8_t *piece(Row &row, size_t &size, size_t most) {
    if (begin == end) fill();
    size = end - begin;
    if (size > row.left) size = row.left;
    if (size > most) size = most;
    const uint8_t *const at = buffer + begin;
    begin += size;
    row.left -= size;
    return at;
}

const uint8_t *piece(Row &row, size_t &size) {
    return piece(row, size, sizeof buffer);
}

size_t take_whole(Row &row) {
    const size_t size = row.left;
    if (size > sizeof whole_body) stop("a row is too long");
    take(row, whole_body, size);
    return size;
}

}  // namespace rows
