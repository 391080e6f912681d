// SPDX-License-Identifier: MIT
// Runs the test cases of one file of tests/unit on a board. Output and exit code use semihosting.
#include "check.hpp"
#include "semihosting.h"

void check::write(const char *text) {
    semihosting_write(text);
}

int main() {
    return check::run_all() == 0 ? 0 : 1;
}
