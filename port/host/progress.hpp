// SPDX-License-Identifier: MIT
// Shows one line of progress on standard error, on a terminal only, after one second.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace host {

class Progress {
 public:
    Progress(std::string name, std::optional<std::uint64_t> size);
    ~Progress();  // erases the line
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    void at(std::uint64_t offset);

 private:
    using Clock = std::chrono::steady_clock;
    const bool terminal_;
    bool shown_ = false;
    const std::string name_;
    const std::optional<std::uint64_t> size_;
    const Clock::time_point start_;
    Clock::time_point next_;
};

}  // namespace host
