// SPDX-License-Identifier: MIT
// What was asked for on the command line. Words only: nothing is opened or checked here.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace host {

struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Options {
    enum class Action { kVerify, kHelp, kVersion };
    Action action = Action::kVerify;
    std::vector<std::string> keys;  // each "ID=HEX" or "ID=@FILE"
    std::vector<std::string> files;
    bool json = false;
    bool quiet = false;
};

// Throws UsageError.
Options parse_options(int argc, char **argv);

extern const char *const kHelp;

}  // namespace host
