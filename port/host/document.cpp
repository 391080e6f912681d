// SPDX-License-Identifier: MIT
#include "document.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "errors.hpp"

namespace host {
namespace {

constexpr int kTruncated = -1;

// Reads `size` bytes, fewer only at the end of the file. Returns their number, or -1 with errno.
ssize_t read_fully(int descriptor, std::uint64_t at, char *buffer, std::size_t size) {
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count =
            ::pread(descriptor, buffer + done, size - done, static_cast<off_t>(at + done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return -1;
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(done);
}

}  // namespace

Document::Document(const std::string &name, std::uint64_t most)
    : input_(name), descriptor_(input_.descriptor()), blocks_(kBlocks) {
    // Files in /proc have size 0, so they are copied like a pipe.
    const auto size = input_.size();
    if (size && *size != 0) {
        const off_t position = ::lseek(descriptor_, 0, SEEK_CUR);
        base_ = position > 0 ? static_cast<std::uint64_t>(position) : 0;
        size_ = *size - std::min(*size, base_);
        return;
    }
    std::array<char, 64 * 1024> chunk;
    std::size_t taken = 0;
    while (size_ <= most && (taken = input_.read(chunk.data(), chunk.size())) != 0) {
        copy_.write({chunk.data(), taken});
        size_ += taken;
    }
    size_ = std::min(size_, most + 1);
    descriptor_ = copy_.descriptor();
}

void Document::load() {
    std::string bytes(size_, '\0');
    const ssize_t count = read_fully(descriptor_, base_, bytes.data(), bytes.size());
    if (count < 0) throw std::system_error(errno, std::generic_category());
    bytes.resize(static_cast<std::size_t>(count));  // the file's size now
    size_ = bytes.size();
    loaded_ = std::move(bytes);
}

pith::Source Document::source() {
    const auto size = static_cast<std::uint32_t>(std::min<std::uint64_t>(size_, UINT32_MAX));
    if (!loaded_.empty()) return pith::mapped(loaded_.data(), size);
    return {read_at, this, size};
}

void Document::require_read() const {
    if (error_ == kTruncated) throw FileError("the file was truncated while it was read");
    if (error_ != 0) throw std::system_error(error_, std::generic_category());
}

// Each block has a fixed slot, so a lookup needs no search.
const std::string *Document::block(std::uint64_t number) {
    Block &held = blocks_[number % kBlocks];
    if (held.number == number) return &held.bytes;
    const std::uint64_t from = number * kBlock;
    held.number = UINT64_MAX;
    held.bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, size_ - from)));
    const ssize_t count =
        read_fully(descriptor_, base_ + from, held.bytes.data(), held.bytes.size());
    if (count != static_cast<ssize_t>(held.bytes.size())) {
        error_ = count < 0 ? errno : kTruncated;
        return nullptr;
    }
    held.number = number;
    return &held.bytes;
}

int Document::read_at(void *context, std::uint32_t offset, void *buffer, std::size_t size) {
    auto *const document = static_cast<Document *>(context);
    auto *to = static_cast<char *>(buffer);
    while (size != 0) {
        const std::string *const bytes = document->block(offset / kBlock);
        if (bytes == nullptr) return -1;
        const std::size_t from = offset % kBlock;
        const std::size_t count = std::min(size, bytes->size() - from);
        std::memcpy(to, bytes->data() + from, count);
        to += count;
        offset += static_cast<std::uint32_t>(count);
        size -= count;
    }
    return 0;
}

Position Document::position(std::uint64_t offset) {
    LineIndex lines;
    std::array<char, kBlock> chunk;
    pith::Source all = source();
    std::uint32_t at = 0;
    while (at < all.size && at < offset) {
        const auto size = static_cast<std::uint32_t>(
            std::min<std::uint64_t>({chunk.size(), all.size - at, offset - at}));
        if (all.read(all.context, at, chunk.data(), size) != 0) break;
        lines.add({chunk.data(), size});
        at += size;
    }
    require_read();
    return lines.at(at).value_or(Position{});
}

}  // namespace host
