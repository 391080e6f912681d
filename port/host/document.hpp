// SPDX-License-Identifier: MIT
// A document that can be read again, anywhere in it: a regular file as it stands; a pipe by way of
// a temporary file. In constant memory, unless it is to be loaded.
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
    // "-" is standard input. Of what has to be copied, no more than `most` bytes and one are taken:
    // enough to see that it is too large. Throws std::system_error and FileError.
    Document(const std::string &name, std::uint64_t most);
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;

    std::uint64_t size() const { return size_; }

    // Takes it into memory: then every read of one place gives the same bytes, whatever happens to
    // the file meanwhile.
    void load();

    // Of the first 4 GiB - 1. Its reads may fail; require_read() says so afterwards.
    pith::Source source();

    // Throws what kept a read from giving all it was asked for: no verdict is of use then.
    void require_read() const;

    // Reads up to `offset`. Throws as require_read() does.
    Position position(std::uint64_t offset);

 private:
    static constexpr std::size_t kBlock = 16 * 1024;
    static constexpr std::size_t kBlocks = 64;
    struct Block {
        std::uint64_t number = UINT64_MAX;
        std::string bytes;
    };

    static int read_at(void *context, std::uint32_t offset, void *buffer, std::size_t size);
    const std::string *block(std::uint64_t number);

    Input input_;
    TemporaryFile copy_;
    int descriptor_;
    std::uint64_t base_ = 0;  // where the document begins in it
    std::uint64_t size_ = 0;
    int error_ = 0;  // an errno, or kCutShort
    std::vector<Block> blocks_;
    std::string loaded_;
};

}  // namespace host
