// SPDX-License-Identifier: MIT
#include "place.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "mistakes.hpp"
#include "text.hpp"
#include "walk.hpp"

namespace host {
namespace {

// A member of an object is looked for in so many bytes.
constexpr std::size_t kMember = 4096;

// Returns the value or word at the start of `text`.
std::string token(std::string_view text) {
    std::size_t end = 0;
    if (!text.empty() && text[0] == '"') {
        end = 1;
        while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2u : 1u;
        end = std::min(end + 1, text.size());
    } else {
        while (end < text.size() && !is_space(text[end]) &&
               std::string_view(",]}:").find(text[end]) == std::string_view::npos)
            ++end;
        end = std::max<std::size_t>(end, text.empty() ? 0 : 1);
    }
    return std::string(text.substr(0, end));
}

// Returns the value at the start of `text`, or a member of the object there.
std::string found(std::string_view text, std::string_view member) {
    if (text.empty()) return "";
    if (text[0] == '[') return "an array";
    if (text[0] != '{') return token(text).substr(0, kFound);
    const std::string key = '"' + std::string(member) + '"';
    std::size_t at = member.empty() ? std::string_view::npos : text.find(key);
    if (at == std::string_view::npos) return "an object";
    at = text.find_first_not_of(" \t\r\n:", at + key.size());
    if (at == std::string_view::npos) return "an object";
    return std::string(member) + " " + token(text.substr(at)).substr(0, kFound);
}

std::string bytes_of(std::string_view text) {
    std::string shown = text.size() == 1 ? "the byte" : "the bytes";
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        shown += " " + hex(&byte, 1);
    }
    return shown;
}

class Reader {
 public:
    explicit Reader(const pith::Source &source) : source_(source) {}

    // Returns at most `size` bytes, fewer at the end of the source or after a failed read.
    std::string_view at(std::uint32_t offset, std::size_t size) {
        const std::size_t count =
            offset < source_.size
                ? std::min<std::size_t>({size, source_.size - offset, chunk_.size()})
                : 0;
        if (count == 0 || source_.read(source_.context, offset, chunk_.data(), count) != 0)
            return {};
        return {chunk_.data(), count};
    }

 private:
    const pith::Source &source_;
    std::array<char, 16 * 1024> chunk_{};
};

}  // namespace

Place place_of(const pith::Source &source, std::uint32_t offset, std::string_view member) {
    Place place;
    Reader reader(source);
    Walk walk;
    place.cause = mistake_of_start(reader.at(0, 4));
    for (std::uint32_t at = 0; at < offset;) {
        const std::string_view text = reader.at(at, offset - at);
        if (text.empty()) return {};
        for (const char c : text) walk.pass(c);
        at += static_cast<std::uint32_t>(text.size());
    }
    const std::string_view rest = reader.at(offset, kMember);
    place.found = place.cause.empty() ? found(rest, member) : bytes_of(reader.at(0, 3));
    if (place.cause.empty()) place.cause = mistake_at(walk, rest);
    if (const int byte = byte_beyond_ascii(walk, rest); byte >= 0 && !place.cause.empty()) {
        const char c = static_cast<char>(byte);
        place.found = bytes_of({&c, 1});
    }
    place.allowed = walk.allowed(rest.empty() ? -1 : static_cast<unsigned char>(rest[0]));
    place.is_key = !rest.empty() && walk.begins_key(rest[0]);
    std::size_t next = 0;
    if (place.is_key || (!rest.empty() && walk.in_key())) {
        do walk.pass(rest[next]);
        while (++next < rest.size() && walk.in_string());
    }
    set_path(place, walk.path(next == 0 && !rest.empty() ? rest[0] : ':'));
    drop_cut_character(place);
    return place;
}

void drop_cut_character(Place &place) {
    if (place.found.size() >= kFound) place.found.resize(whole_size(place.found));
}

void set_path(Place &place, Path path) {
    for (;; path.pop_back()) {
        try {
            place.pointer = pointer(path);
            break;
        } catch (const std::exception &) {
            if (path.empty()) throw;
        }
    }
    place.path = std::move(path);
}

std::string shown(const Place &place) {
    std::string text = place.pointer.empty() ? "" : " at " + printable(place.pointer);
    if (!place.expected.empty()) text += ", expected " + printable(place.expected);
    text += place.found.empty() ? ", found the end" : ", found " + printable(place.found);
    return place.cause.empty() ? text : text + ": " + printable(place.cause);
}

}  // namespace host
