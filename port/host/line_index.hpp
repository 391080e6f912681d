// SPDX-License-Identifier: MIT
// Converts byte offsets to line and column in constant memory: keeps only recent bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace host {

// Both start at 1. A column is one UTF-8 character, as in editors.
struct Position {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
};

class LineIndex {
 public:
    void add(std::string_view bytes);

    // Returns nothing for an offset not yet added, or before the last 64 KiB. The end is valid.
    std::optional<Position> at(std::uint64_t offset) const;

 private:
    static constexpr std::size_t kKept = 64 * 1024;
    std::uint64_t first_ = 0;  // offset of recent_[0], whose position is position_
    Position position_;
    std::string recent_;
};

}  // namespace host
