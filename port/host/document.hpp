// SPDX-License-Identifier: MIT
// A document with random access, in constant memory: up to 1 MiB is loaded, a larger file is read
// directly, a pipe through a temporary file.
#pragma once

#include <cstdint>
#include <pith/audit.hpp>
#include <string>
#include <vector>

#include "input.hpp"
#include "line_index.hpp"
#include "temporary_file.hpp"

namespace host {

class Document {
 public:
    // "-" is standard input. Copies at most `most` + 1 bytes of a pipe, which shows that a document
    // is too large. Throws std::system_error and FileError.
    Document(const std::string &name, std::uint64_t most);
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;

    std::uint64_t size() const { return size_; }

    // Copies a file that is not loaded to a temporary file, so later changes of the file do not
    // change any read. Throws std::system_error and FileError.
    void keep();

    // Returns a source of the first 4 GiB - 1. Call require_read() afterwards: its reads may fail.
    pith::Source source();

    // Throws the error of an incomplete read. No verdict is valid after such a read.
    void require_read() const;

    // Reads up to `offset` and returns line and column. Throws like require_read().
    Position position(std::uint64_t offset);

 private:
    static constexpr std::uint64_t kLoaded = 1024 * 1024;
    static constexpr std::size_t kBlock = 16 * 1024;
    static constexpr std::size_t kBlocks = 64;
    struct Block {
        std::uint64_t number = UINT64_MAX;
        std::string bytes;
    };

    static int read_at(void *context, std::uint32_t offset, void *buffer, std::size_t size);
    const std::string *block(std::uint64_t number);
    void load();

    Input input_;
    TemporaryFile copy_;
    int descriptor_;
    std::uint64_t base_ = 0;  // start of the document in the file
    std::uint64_t size_ = 0;
    int error_ = 0;  // an errno, or kTruncated
    std::vector<Block> blocks_;
    std::string loaded_;
};

}  // namespace host
