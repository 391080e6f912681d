// SPDX-License-Identifier: MIT
// The files to check, one after the other: those of the command line, of folders, and of a list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "input.hpp"

namespace host {

class FileNames {
 public:
    // `list` names a file whose names end with a byte of 0; empty: none. Throws std::system_error
    // if it cannot be opened.
    FileNames(std::vector<std::string> files, const std::string &list, bool recursive);

    // Sets the name of the next file, and `error` if it is a folder that cannot be read, or the
    // list. Returns false after the last. The files of a folder come in the order of their names.
    bool next(std::string &name, std::string &error);

 private:
    bool from_list(std::string &name, std::string &error);

    std::vector<std::string> files_;  // the next is the last
    std::optional<Input> list_;
    std::string list_name_;
    std::string buffer_;
    const bool recursive_;
};

}  // namespace host
