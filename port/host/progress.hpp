// SPDX-License-Identifier: MIT
// Shows one line of progress on standard error, on a terminal only, after one second:
// "NAME: [#####               ]  25 %, 12 MiB, 3.4 MiB/s". There is no bar if the total is unknown.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace host {

class Progress {
 public:
    enum class Unit { kBytes, kFiles };

    // While one exists, a further one shows nothing: there is one line.
    Progress(std::string name, std::optional<std::uint64_t> total, Unit unit = Unit::kBytes);
    ~Progress();  // erases the line
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    void at(std::uint64_t done);
    // Call it before other output. Erases the line if the output goes to the terminal; at() shows
    // it again.
    void make_room(bool is_error);

 private:
    using Clock = std::chrono::steady_clock;
    static inline std::atomic<unsigned> count_ = 0;

    void erase();

    const bool is_shown_;
    bool is_visible_ = false;
    bool is_erased_ = false;
    const std::string name_;
    const std::optional<std::uint64_t> total_;
    const Unit unit_;
    const Clock::time_point start_;
    Clock::time_point next_;
};

}  // namespace host
