// SPDX-License-Identifier: MIT
#include "line_index.hpp"

namespace host {
namespace {

Position advance(Position position, std::string_view bytes) {
    for (const char byte : bytes) {
        if (byte == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) {
            ++position.column;  // not for a UTF-8 continuation byte
        }
    }
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
