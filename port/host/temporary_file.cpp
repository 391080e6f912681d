// SPDX-License-Identifier: MIT
#include "temporary_file.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "errors.hpp"

namespace host {
namespace {

std::string folder() {
    const char *const named = std::getenv("TMPDIR");
    return named == nullptr || *named == '\0' ? "/tmp" : named;
}

[[noreturn]] void fail() {
    const std::string reason = std::strerror(errno);
    throw FileError("no temporary file in " + folder() + " (TMPDIR): " + reason);
}

}  // namespace

TemporaryFile::~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void TemporaryFile::write(std::string_view bytes) {
    if (descriptor_ < 0) {
        std::string name = folder() + "/pith-verify-XXXXXX";
        descriptor_ = ::mkstemp(name.data());
        if (descriptor_ < 0) fail();
        ::unlink(name.c_str());  // so nobody else can open it, and it ends with the process
    }
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail();
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

}  // namespace host
