// SPDX-License-Identifier: MIT
#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace host {
namespace {

constexpr char kErase[] = "\r\033[K";

// Returns "[#####               ]  25 %, ".
std::string bar(std::uint64_t done, std::uint64_t total) {
    constexpr std::size_t kWidth = 20;
    const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    std::string marks(static_cast<std::size_t>(share * kWidth), '#');
    marks.resize(kWidth, ' ');
    std::array<char, 16> percent{};
    std::snprintf(percent.data(), percent.size(), "] %3.0f %%, ", 100 * share);
    return "[" + marks + percent.data();
}

std::string amount(std::uint64_t done, double seconds, bool is_bytes) {
    const double rate = static_cast<double>(done) / seconds;
    std::array<char, 64> text{};
    if (is_bytes) {
        std::snprintf(text.data(), text.size(), "%llu MiB, %.1f MiB/s",
                      static_cast<unsigned long long>(done >> 20), rate / (1 << 20));
    } else {
        std::snprintf(text.data(), text.size(), "%llu, %.1f files/s",
                      static_cast<unsigned long long>(done), rate);
    }
    return text.data();
}

}  // namespace

Progress::Progress(std::string name, std::optional<std::uint64_t> total, Unit unit)
    : is_shown_(count_++ == 0 && ::isatty(STDERR_FILENO) != 0),
      name_(std::move(name)),
      total_(total),
      unit_(unit),
      start_(Clock::now()),
      next_(start_ + std::chrono::seconds(1)) {}

Progress::~Progress() {
    erase();
    --count_;
}

void Progress::at(std::uint64_t done) {
    if (!is_shown_) return;
    const auto now = Clock::now();
    if (now < next_ && !is_erased_) return;
    is_erased_ = false;
    next_ = now + std::chrono::milliseconds(200);
    is_visible_ = true;
    const std::chrono::duration<double> passed = now - start_;
    const std::string line = name_ + ": " + (total_.value_or(0) != 0 ? bar(done, *total_) : "") +
                             amount(done, passed.count(), unit_ == Unit::kBytes);
    std::fprintf(stderr, "%s%s", kErase, line.c_str());
    std::fflush(stderr);
}

void Progress::make_room(bool is_error) {
    if (!is_visible_ || (!is_error && ::isatty(STDOUT_FILENO) == 0)) return;
    erase();
    is_erased_ = true;
}

void Progress::erase() {
    if (!is_visible_) return;
    is_visible_ = false;
    std::fputs(kErase, stderr);
    std::fflush(stderr);
}

}  // namespace host
