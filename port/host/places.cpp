// SPDX-License-Identifier: MIT
#include "places.hpp"

namespace host {
namespace {

Place advance(Place place, std::string_view bytes) {
    for (const char byte : bytes) {
        if (byte == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) {
            ++place.column;  // a UTF-8 continuation byte is no character of its own
        }
    }
    return place;
}

}  // namespace

void Places::add(std::string_view bytes) {
    recent_ += bytes;
    if (recent_.size() <= 2 * kKept) return;
    const std::size_t past = recent_.size() - kKept;
    place_ = advance(place_, std::string_view(recent_).substr(0, past));
    first_ += past;
    recent_.erase(0, past);
}

std::optional<Place> Places::at(std::uint64_t offset) const {
    if (offset < first_ || offset - first_ > recent_.size()) return std::nullopt;
    const auto size = static_cast<std::size_t>(offset - first_);
    return advance(place_, std::string_view(recent_).substr(0, size));
}

}  // namespace host
