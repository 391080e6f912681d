// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace issue {

struct CommandResult {
    int status;  // of the shell; 128 and the signal if a signal ended it
    std::string output;
};

// Runs a command in /bin/sh, with `input` on its standard input. Keeps at most `most` bytes of its
// output. `input` must fit into a pipe. Its standard error is this program's. Throws Trouble.
CommandResult run_command(const std::string &command, std::string_view input, std::size_t most);

}  // namespace issue
