// SPDX-License-Identifier: MIT
#include "input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace host {

Input::Input(const std::string &name)
    : descriptor_(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category());
    start_ = ::lseek(descriptor_, 0, SEEK_CUR);
}

Input::~Input() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t Input::read(char *buffer, std::size_t size) {
    ssize_t count = 0;
    do {
        count = ::read(descriptor_, buffer, size);
    } while (count < 0 && errno == EINTR);
    if (count < 0) throw std::system_error(errno, std::generic_category());
    return static_cast<std::size_t>(count);
}

bool Input::rewind() {
    return start_ >= 0 && ::lseek(descriptor_, start_, SEEK_SET) == start_;
}

std::optional<std::uint64_t> Input::size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
}

std::size_t read_fully(int descriptor, std::uint64_t at, char *buffer, std::size_t size) {
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count =
            ::pread(descriptor, buffer + done, size - done, static_cast<off_t>(at + done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw std::system_error(errno, std::generic_category());
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

}  // namespace host
