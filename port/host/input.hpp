// SPDX-License-Identifier: MIT
// Reads a document in chunks: a file of any size, or standard input.
#pragma once

#include <sys/types.h>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace host {

class Input {
 public:
    // "-" is standard input. This and read() throw std::system_error.
    explicit Input(const std::string &name);
    ~Input();
    Input(const Input &) = delete;
    Input &operator=(const Input &) = delete;

    // Returns the number of bytes read, 0 at the end.
    std::size_t read(char *buffer, std::size_t size);

    // Goes back to where it began. Returns false if the input cannot seek.
    bool rewind();

    // Returns the size of a regular file, nothing for other inputs.
    std::optional<std::uint64_t> size() const;

    int descriptor() const { return descriptor_; }

 private:
    int descriptor_;
    off_t start_;  // -1: cannot seek
};

// Reads `size` bytes at an offset, fewer only at the end of the file. Throws std::system_error.
std::size_t read_fully(int descriptor, std::uint64_t at, char *buffer, std::size_t size);

}  // namespace host
