// SPDX-License-Identifier: MIT
// Bytes that are written once and then read once, in order. Up to 64 KiB stay in memory; more go to
// a temporary file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "temporary_file.hpp"

namespace host {

class Spool {
 public:
    // Throws FileError. No write follows a read.
    void write(std::string_view bytes);

    // Returns the next bytes, at most 64 KiB, valid until the next call; nothing at the end. Throws
    // std::system_error.
    std::string_view read();

 private:
    static constexpr std::size_t kChunk = 64 * 1024;

    std::string chunk_;
    TemporaryFile file_;
    std::uint64_t written_ = 0;  // to the file
    std::uint64_t at_ = 0;       // read from it
    bool is_read_ = false;       // chunk_ was returned
};

}  // namespace host
