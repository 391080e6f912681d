// SPDX-License-Identifier: MIT
// Checks every row. Prints the number of rows and of passed rows of each kind, "ran E 3451 3451",
// and the first failed rows. Exit code 0: no row failed.
#include "rows.hpp"
#include "semihosting.h"

namespace {

using rows::Row;

struct Kind {
    char letter;
    const char *(*judge)(Row &row);
    uint32_t ran, agreed;
};

Kind kinds[] = {
    {'E', rows::judge_signature, 0, 0},    {'P', rows::judge_key, 0, 0},
    {'S', rows::judge_scalar, 0, 0},       {'h', rows::judge_sha256, 0, 0},
    {'H', rows::judge_sha512, 0, 0},       {'c', rows::judge_sha256_chain, 0, 0},
    {'C', rows::judge_sha512_chain, 0, 0}, {'J', rows::judge_json, 0, 0},
    {'K', rows::judge_canon, 0, 0},        {'D', rows::judge_document, 0, 0},
};

Kind &kind_of(char letter) {
    for (Kind &kind : kinds) {
        if (kind.letter == letter) return kind;
    }
    rows::stop("a row of an unknown kind");
}

void write_number(uint32_t value) {
    char text[11];
    char *at = text + sizeof text;
    *--at = 0;
    do {
        *--at = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    semihosting_write(at);
}

void write_letter(char letter) {
    const char text[2] = {letter, 0};
    semihosting_write(text);
}

}  // namespace

int main() {
    constexpr uint32_t kTold = 5;
    uint32_t differ = 0;
    for (Row row; rows::next(row);) {
        Kind &kind = kind_of(row.kind);
        const char *what = kind.judge(row);
        if (what == nullptr && row.left != 0) what = "more bytes than a row of its kind has";
        while (row.left != 0) {
            size_t size;
            rows::piece(row, size);
        }
        ++kind.ran;
        if (what == nullptr) {
            ++kind.agreed;
        } else if (differ++ < kTold) {
            semihosting_write("FAIL ");
            semihosting_write(row.name);
            semihosting_write(": ");
            semihosting_write(what);
            semihosting_write("\n");
        }
    }
    for (const Kind &kind : kinds) {
        semihosting_write("ran ");
        write_letter(kind.letter);
        semihosting_write(" ");
        write_number(kind.ran);
        semihosting_write(" ");
        write_number(kind.agreed);
        semihosting_write("\n");
    }
    return differ == 0 ? 0 : 1;
}
