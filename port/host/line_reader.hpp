// SPDX-License-Identifier: MIT
// Reads lines of any length, and keeps at most a given number of bytes of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "input.hpp"

namespace host {

class LineReader {
 public:
    // `most` bytes of a line are kept, and one more, which shows that it is longer. Throws
    // std::system_error, as all other functions do.
    LineReader(const std::string &file, std::size_t most) : input_(file), most_(most) {}

    // Takes the next line, without its end ("\n" or "\r\n"). Returns false at the end of the input.
    // The last line needs no end.
    bool next(std::string &line);

    // Returns true if next() does not wait for input.
    bool is_ready() const;

    std::uint64_t taken() const { return taken_; }  // bytes of the input
    std::optional<std::uint64_t> size() const { return input_.size(); }

 private:
    Input input_;
    const std::size_t most_;
    std::uint64_t taken_ = 0;
    std::string buffer_;
    std::size_t at_ = 0;  // of the next line in the buffer
    bool ended_ = false;
};

}  // namespace host
