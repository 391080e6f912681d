// SPDX-License-Identifier: MIT
#include "document.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>
#include <utility>

#include "errors.hpp"

namespace host {
namespace {

constexpr int kTruncated = -1;

}  // namespace

Document::Document(const std::string &name, std::uint64_t most)
    : input_(name), descriptor_(input_->descriptor()), blocks_(kBlocks) {
    // Files in /proc have size 0, so they are copied like a pipe.
    const auto size = input_->size();
    if (size && *size != 0) {
        const off_t position = ::lseek(descriptor_, 0, SEEK_CUR);
        base_ = position > 0 ? static_cast<std::uint64_t>(position) : 0;
        size_ = *size - std::min(*size, base_);
        if (size_ <= kLoaded) load();
        return;
    }
    std::array<char, 64 * 1024> chunk;
    std::size_t taken = 0;
    while (size_ <= most && (taken = input_->read(chunk.data(), chunk.size())) != 0) {
        const std::string_view bytes(chunk.data(), taken);
        size_ += taken;
        if (size_ <= kLoaded) {
            loaded_ += bytes;
            continue;
        }
        copy_.write(loaded_);
        loaded_.clear();
        copy_.write(bytes);
    }
    size_ = std::min(size_, most + 1);
    descriptor_ = copy_.descriptor();
}

Document::Document(std::string bytes)
    : descriptor_(-1), size_(bytes.size()), loaded_(std::move(bytes)) {}

void Document::load() {
    loaded_.resize(static_cast<std::size_t>(size_));
    size_ = read_fully(descriptor_, base_, loaded_.data(), loaded_.size());  // the size now
    loaded_.resize(static_cast<std::size_t>(size_));
}

void Document::keep() {
    if (!loaded_.empty() || descriptor_ == copy_.descriptor()) return;
    std::array<char, 64 * 1024> chunk;
    std::uint64_t done = 0;
    while (done < size_) {
        const auto rest =
            static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), size_ - done));
        const std::size_t count = read_fully(descriptor_, base_ + done, chunk.data(), rest);
        copy_.write({chunk.data(), count});
        done += count;
        if (count != rest) break;
    }
    size_ = done;  // the size now
    if (done == 0) return;
    descriptor_ = copy_.descriptor();
    base_ = 0;
}

pith::Source Document::source() {
    const auto size = static_cast<std::uint32_t>(std::min<std::uint64_t>(size_, UINT32_MAX));
    if (size_ <= loaded_.size()) return pith::mapped(loaded_.data(), size);
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
    try {  // the library is built without exceptions
        held.bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, size_ - from)));
        if (read_fully(descriptor_, base_ + from, held.bytes.data(), held.bytes.size()) !=
            held.bytes.size()) {
            error_ = kTruncated;
        }
    } catch (const std::system_error &error) {
        error_ = error.code().value();
    } catch (const std::bad_alloc &) {
        error_ = ENOMEM;
    }
    if (error_ != 0) return nullptr;
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
