// SPDX-License-Identifier: MIT
// Bytes kept on disk until the end of the run: made at the first of them, without a name.
#pragma once

#include <string_view>

namespace host {

class TemporaryFile {
 public:
    TemporaryFile() = default;
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    // Throws FileError, which names the folder.
    void write(std::string_view bytes);

    // -1 before the first byte.
    int descriptor() const { return descriptor_; }

 private:
    int descriptor_ = -1;
};

}  // namespace host
