// SPDX-License-Identifier: MIT
#include "place.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <string_view>

#include "json_values.hpp"
#include "text.hpp"

namespace host {
namespace {

// Containers are counted only so deep: verifiers refuse what is deeper (PITH_DEPTH).
constexpr std::size_t kDepth = 64;
constexpr std::size_t kKey = 1024;
// A member of an object is looked for in so many bytes.
constexpr std::size_t kMember = 4096;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Follows the text to the fault, without judging it.
class Walk {
 public:
    // Takes the byte before the fault.
    void pass(char c) {
        if (!is_space(c) || in_string_) last_ = c;
        if (in_string_) return pass_string(c);
        ended_ = ended_ || (path_.empty() && began_ && is_space(c));
        began_ = began_ || !is_space(c);
        switch (c) {
            case '"':
                in_string_ = true;
                in_key_ = wants_key_;
                if (in_key_) path_.back().key = "\"";
                break;
            case '{':
            case '[': open(c == '['); break;
            case '}':
            case ']': close(); break;
            case ',':
                if (path_.empty()) break;
                wants_key_ = !path_.back().is_element;
                ++path_.back().index;
                if (wants_key_) path_.back().key.clear();
                break;
            default: break;
        }
    }

    // Returns true if the fault's first byte begins a key, which names the place.
    bool begins_key(char c) const { return c == '"' && wants_key_ && !in_string_; }
    bool in_key() const { return in_string_ && in_key_; }
    bool in_string() const { return in_string_; }
    bool after_root() const {
        return began_ && path_.empty() && !in_string_ && (ended_ || closed_);
    }
    char last() const { return last_; }  // no white space

    // `next` is the byte at the fault.
    Path path(char next) const {
        Path path = path_;
        const bool is_outside = next == '}' || next == ']';
        if (!path.empty() && !in_string_ &&
            (is_outside || (!path.back().is_element && path.back().key.empty()))) {
            path.pop_back();
        }
        return path;
    }

 private:
    void pass_string(char c) {
        if (in_key_ && path_.back().key.size() < kKey) path_.back().key += c;
        if (escaped_) {
            escaped_ = false;
        } else if (c == '\\') {
            escaped_ = true;
        } else if (c == '"') {
            in_string_ = false;
            if (in_key_) wants_key_ = false;
        }
    }
    void open(bool is_array) {
        if (path_.size() == kDepth) return void(++deeper_);
        path_.push_back({is_array, 0, ""});
        wants_key_ = !is_array;
    }
    void close() {
        if (deeper_ != 0) return void(--deeper_);
        if (!path_.empty()) path_.pop_back();
        closed_ = closed_ || path_.empty();
        wants_key_ = false;
    }

    Path path_;
    std::size_t deeper_ = 0;
    bool in_string_ = false, in_key_ = false, escaped_ = false, wants_key_ = false;
    bool began_ = false, ended_ = false, closed_ = false;
    char last_ = 0;
};

bool begins(std::string_view text, std::string_view head) {
    return text.substr(0, head.size()) == head;
}

// Returns what kind of file has this start, or nothing.
std::string of_start(std::string_view start) {
    if (begins(start, "\xEF\xBB\xBF"))
        return "the file begins with a byte order mark (BOM); remove it";
    if (begins(start, "\xFF\xFE") || begins(start, "\xFE\xFF"))
        return "the file is UTF-16; convert it to UTF-8";
    if (begins(start, "\x1F\x8B")) return "the file is compressed by gzip; decompress it";
    return "";
}

std::string of_byte(const Walk &walk, std::string_view at) {
    if (at.empty()) return "";
    const char c = at[0];
    if (walk.in_string()) {
        if (static_cast<unsigned char>(c) < 0x20)
            return "a control character in a string must be escaped";
        // The fault may be the byte after an incomplete character.
        const bool is_wide = ((c | walk.last()) & 0x80) != 0;
        return is_wide ? "a byte that is not UTF-8, perhaps of Latin-1" : "";
    }
    if (c == '\'') return "strings have double quotes, not single quotes";
    if ((c == '}' || c == ']') && walk.last() == ',') return "a trailing comma";
    if (walk.after_root())
        return "a second value; a file has one document (for one a line: --lines)";
    if (begins(at, "//") || begins(at, "/*") || c == '#') return "JSON has no comments";
    if (begins(at, "NaN") || begins(at, "Inf") || begins(at, "-I"))
        return "JSON has no such number";
    return (c & 0x80) != 0 ? "a byte outside of a string that is no JSON" : "";
}

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
    std::string shown = "the bytes";
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        shown += " " + hex(&byte, 1);
    }
    return shown;
}

// A key that the fault cuts or spoils has no place in the pointer.
std::string readable_pointer(Path path) {
    for (;; path.pop_back()) {
        try {
            return pointer(path);
        } catch (const std::exception &) {
            if (path.empty()) throw;
        }
    }
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
    place.cause = of_start(reader.at(0, 4));
    for (std::uint32_t at = 0; at < offset;) {
        const std::string_view text = reader.at(at, offset - at);
        if (text.empty()) return {};
        for (const char c : text) walk.pass(c);
        at += static_cast<std::uint32_t>(text.size());
    }
    const std::string_view rest = reader.at(offset, kMember);
    place.found = place.cause.empty() ? found(rest, member) : bytes_of(reader.at(0, 3));
    if (place.cause.empty()) place.cause = of_byte(walk, rest);
    std::size_t next = 0;
    if (!rest.empty() && (walk.begins_key(rest[0]) || walk.in_key())) {
        do walk.pass(rest[next]);
        while (++next < rest.size() && walk.in_string());
    }
    place.pointer = readable_pointer(walk.path(next == 0 && !rest.empty() ? rest[0] : ':'));
    return place;
}

std::string shown(const Place &place) {
    std::string text = place.pointer.empty() ? "" : " at " + printable(place.pointer);
    text += place.found.empty() ? ", found the end" : ", found " + printable(place.found);
    return place.cause.empty() ? text : text + ": " + place.cause;
}

}  // namespace host
