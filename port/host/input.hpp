// SPDX-License-Identifier: MIT
// The bytes of a document, a chunk at a time: a file of any size, or standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace host {

class Input {
 public:
    // "-" is standard input. Throws std::system_error, as read() does.
    explicit Input(const std::string &name);
    ~Input();
    Input(const Input &) = delete;
    Input &operator=(const Input &) = delete;

    // 0 at the end.
    std::size_t read(char *buffer, std::size_t size);

    // Goes back to the start, where that can be done.
    bool rewind();

    // Of a regular file.
    std::optional<std::uint64_t> size() const;

    int descriptor() const { return descriptor_; }

 private:
    int descriptor_;
};

}  // namespace host
