// SPDX-License-Identifier: MIT
#include "line_index.hpp"

#include <algorithm>

namespace host {
namespace {

Position advance(Position position, std::string_view bytes) {
    const std::size_t last = bytes.rfind('\n');
    if (last != std::string_view::npos) {
        position.line += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
        position.column = 1;
        bytes.remove_prefix(last + 1);
    }
    const auto begins = [](char byte) {  // no UTF-8 continuation byte
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    };
    position.column +=
        static_cast<std::uint64_t>(std::count_if(bytes.begin(), bytes.end(), begins));
    return position;
}

}  // namespace

void LineIndex::add(std::string_view bytes) {
    recent_ += bytes;
    if (recent_.size() <= 2 * kKept) return;
    const std::size_t past = recent_.size() - kKept;
    position_ = advance(position_, std::string_view(recent_).substr(0, past));
    first_ += past;
    recent_.erase(0, past);
}

std::optional<Position> LineIndex::at(std::uint64_t offset) const {
    if (offset < first_ || offset - first_ > recent_.size()) return std::nullopt;
    const auto size = static_cast<std::size_t>(offset - first_);
    return advance(position_, std::string_view(recent_).substr(0, size));
}

}  // namespace host
