// SPDX-License-Identifier: MIT
// A temporary file without a name, created at the first write and deleted at exit.
#pragma once

#include <string_view>

namespace host {

class TemporaryFile {
 public:
    TemporaryFile() = default;
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    // Throws FileError with the folder's name.
    void write(std::string_view bytes);

    // -1 before the first byte.
    int descriptor() const { return descriptor_; }

 private:
    int descriptor_ = -1;
};

}  // namespace host
