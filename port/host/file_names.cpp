// SPDX-License-Identifier: MIT
#include "file_names.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

namespace host {

namespace fs = std::filesystem;

FileNames::FileNames(std::vector<std::string> files, const std::string &list, bool recursive)
    : files_(std::move(files)), list_name_(list), recursive_(recursive) {
    std::reverse(files_.begin(), files_.end());
    if (!list.empty()) list_.emplace(list);
}

bool FileNames::next(std::string &name, std::string &error) {
    error.clear();
    for (;;) {
        if (!files_.empty()) {
            name = std::move(files_.back());
            files_.pop_back();
        } else if (!from_list(name, error)) {
            return false;
        }
        std::error_code fault;
        if (!recursive_ || !error.empty() || name == "-" || !fs::is_directory(name, fault))
            return true;
        const std::size_t first = files_.size();
        for (fs::directory_iterator entry(name, fault), end; !fault && entry != end;
             entry.increment(fault)) {
            std::error_code ignored;
            const bool is_link = entry->is_symlink(ignored);
            const bool is_wanted = entry->is_regular_file(ignored) || entry->is_directory(ignored);
            if (is_wanted && !is_link) files_.push_back(entry->path().string());
        }
        if (fault) {
            files_.resize(first);
            error = fault.message();
            return true;
        }
        std::sort(files_.begin() + static_cast<std::ptrdiff_t>(first), files_.end(),
                  std::greater<>());
    }
}

bool FileNames::from_list(std::string &name, std::string &error) {
    constexpr std::size_t kChunk = 64 * 1024;
    if (!list_) return false;
    for (;;) {
        const std::size_t end = buffer_.find('\0');
        if (end != std::string::npos) {
            name = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            if (name.empty()) continue;
            return true;
        }
        const std::size_t size = buffer_.size();
        buffer_.resize(size + kChunk);
        std::size_t count = 0;
        try {
            count = list_->read(buffer_.data() + size, kChunk);
        } catch (const std::system_error &fault) {
            list_.reset();
            name = list_name_;
            error = fault.code().message();
            return true;
        }
        buffer_.resize(size + count);
        if (count != 0) continue;
        list_.reset();
        name = std::exchange(buffer_, "");
        return !name.empty();  // the last name needs no end
    }
}

}  // namespace host
