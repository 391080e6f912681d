// SPDX-License-Identifier: MIT
#include "files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "errors.hpp"

namespace issue {
namespace {

[[noreturn]] void fail(const std::string &name) {
    throw Trouble(name + ": " + std::strerror(errno));
}

class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0 && number_ != STDIN_FILENO) ::close(number_);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return number_; }

 private:
    int number_;
};

// Removes the file if a part of it cannot be written.
void write_all(int descriptor, const std::string &name, std::string_view content) {
    while (!content.empty()) {
        const ssize_t count = ::write(descriptor, content.data(), content.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            const int error = errno;
            ::unlink(name.c_str());
            errno = error;
            fail(name);
        }
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    if (::fsync(descriptor) != 0 && errno != EINVAL && errno != EROFS) fail(name);
}

}  // namespace

std::string read_file(const std::string &name, std::size_t most) {
    const std::string shown = name == "-" ? "standard input" : name;
    const Descriptor file(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) fail(shown);
    std::string content;
    char chunk[4096];
    for (;;) {
        const ssize_t count = ::read(file.number(), chunk, sizeof chunk);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(shown);
        if (count == 0) return content;
        content.append(chunk, static_cast<std::size_t>(count));
        if (content.size() > most) {
            throw Trouble(shown + ": expected at most " + std::to_string(most) +
                          " bytes, found more");
        }
    }
}

void create_file(const std::string &name, std::string_view content, unsigned mode) {
    const Descriptor file(
        ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, static_cast<mode_t>(mode)));
    if (file.number() < 0 && errno == EEXIST) {
        throw Trouble(name +
                      " exists already, and a key file is never overwritten: "
                      "choose another name, or move the file away");
    }
    if (file.number() < 0) fail(name);
    write_all(file.number(), name, content);
}

void replace_file(const std::string &name, std::string_view content) {
    std::string temporary = name + ".XXXXXX";
    const Descriptor file(::mkstemp(temporary.data()));
    if (file.number() < 0) fail(name);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const bool is_open = ::fchmod(file.number(), 0666 & ~mask) == 0;
    write_all(file.number(), temporary, content);
    if (!is_open || ::rename(temporary.c_str(), name.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        errno = error;
        fail(name);
    }
}

void put(const std::string &name, std::string_view content) {
    if (!name.empty() && name != "-") return replace_file(name, content);
    errno = 0;
    const std::size_t count = std::fwrite(content.data(), 1, content.size(), stdout);
    if (count != content.size() || std::fflush(stdout) != 0) fail("standard output");
}

}  // namespace issue
