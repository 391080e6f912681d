// SPDX-License-Identifier: MIT
#include "progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <utility>

namespace host {

Progress::Progress(std::string name, std::optional<std::uint64_t> size)
    : terminal_(::isatty(STDERR_FILENO) != 0),
      name_(std::move(name)),
      size_(size),
      start_(Clock::now()),
      next_(start_ + std::chrono::seconds(1)) {}

Progress::~Progress() {
    if (shown_) std::fputs("\r\033[K", stderr);
}

void Progress::at(std::uint64_t offset) {
    if (!terminal_ || Clock::now() < next_) return;
    next_ = Clock::now() + std::chrono::milliseconds(200);
    shown_ = true;
    std::fprintf(stderr, "\r\033[K%s: %llu MiB", name_.c_str(),
                 static_cast<unsigned long long>(offset >> 20));
    if (size_ && *size_ > 0) {
        std::fprintf(stderr, ", %.0f %%",
                     100 * static_cast<double>(offset) / static_cast<double>(*size_));
    }
    const std::chrono::duration<double> passed = Clock::now() - start_;
    std::fprintf(stderr, ", %.1f MiB/s", static_cast<double>(offset >> 10) / 1024 / passed.count());
    std::fflush(stderr);
}

}  // namespace host
