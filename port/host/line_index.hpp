// SPDX-License-Identifier: MIT
// From a byte offset to line and column, in constant memory: what is long past is only counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace host {

// Counted from 1. Columns are characters of UTF-8, as editors count them.
struct Position {
    std::uint64_t line = 1;
    std::uint64_t column = 1;
};

class LineIndex {
 public:
    void add(std::string_view bytes);

    // Nothing when `offset` has not come yet, or lies further back than the 64 KiB that are kept.
    // One past the last byte is a place.
    std::optional<Position> at(std::uint64_t offset) const;

 private:
    static constexpr std::size_t kKept = 64 * 1024;
    std::uint64_t first_ = 0;  // offset of recent_[0], which stands at position_
    Position position_;
    std::string recent_;
};

}  // namespace host
