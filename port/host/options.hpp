// SPDX-License-Identifier: MIT
// The parsed command line. Opens no file and checks no key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "errors.hpp"
#include "outcome.hpp"

namespace host {

struct Options {
    enum class Action { kVerify, kCanonicalize, kExplain, kRotation, kHelp, kVersion };
    Action action = Action::kVerify;
    Scope scope = Scope::kDocument;
    std::vector<std::string> keys;  // each "ID=HEX" or "ID=@FILE"
    std::string policy;             // a file; empty: none
    std::vector<std::string> files;
    bool findings = false;
    bool values = false;
    bool json = false;
    bool quiet = false;
    bool lines = false;
    bool has_id = false;      // with lines: an id column
    bool recursive = false;   // files may be folders
    std::string files0_from;  // a file with further files, each ended by a byte of 0; empty: none
    unsigned jobs = 1;
    std::uint32_t offset = 0;          // to explain
    bool is_sorted = false;            // it counts bytes of the canonical form
    std::string ring;                  // a file, for the rotation; empty: none
    std::string rotation;              // a file; empty: none
    std::optional<std::uint32_t> now;  // the device's time; nothing: the computer's
};

// Throws UsageError.
Options parse_options(int argc, char **argv);

extern const char *const kHelp;

}  // namespace host
