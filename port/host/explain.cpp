// SPDX-License-Identifier: MIT
#include "explain.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "canonical.hpp"
#include "document.hpp"
#include "errors.hpp"
#include "place.hpp"
#include "text.hpp"

namespace host {
namespace {

// Returns the offset in the file of a byte of the canonical form.
std::uint32_t in_file(Document &document, std::uint32_t offset) {
    std::uint64_t before = 0;
    std::optional<std::uint32_t> found;
    const auto take = [&](std::string_view piece, std::uint32_t origin) {
        if (offset < before + piece.size()) {
            found = origin + static_cast<std::uint32_t>(offset - before);
        }
        before += piece.size();
        return !found;
    };
    const std::optional<Fault> fault = write_canonical(document.source(), take);
    document.require_read();
    if (found) return std::min(*found, document.source().size);
    if (!fault && offset == before) return document.source().size;
    throw FileError("the canonical form has " + std::to_string(before) + " bytes" +
                    (fault ? " before a fault of the document" : ""));
}

std::string read(const pith::Source &source, std::uint32_t from, std::uint32_t to) {
    std::string text(to - from, ' ');
    if (text.empty() || source.read(source.context, from, text.data(), text.size()) == 0)
        return text;
    return "";
}

// Returns the part of the line around the offset, and a mark below it.
std::string excerpt(const pith::Source &source, std::uint32_t offset) {
    constexpr std::uint32_t kBefore = 32, kAfter = 40;
    std::string before = read(source, offset - std::min(offset, kBefore), offset);
    std::string after = read(source, offset, offset + std::min(source.size - offset, kAfter));
    const auto begins = [](char byte) { return (byte & 0xC0) != 0x80; };  // a character of UTF-8
    // A character that the excerpt cuts is no fault of the document.
    for (int i = 0; i < 3 && offset > kBefore && !begins(before[0]); ++i) before.erase(0, 1);
    if (source.size - offset > kAfter) after.resize(whole_size(after));
    before = printable(before.substr(before.find_last_of("\r\n") + 1));
    after = printable(after.substr(0, after.find_first_of("\r\n")));
    const auto column =
        static_cast<std::size_t>(std::count_if(before.begin(), before.end(), begins));
    return "  " + before + after + "\n  " + std::string(column, ' ') + "^\n";
}

}  // namespace

std::string explain(const std::string &file, std::uint32_t offset, bool is_sorted) {
    Document document(file, UINT32_MAX);
    const std::uint32_t at = is_sorted ? in_file(document, offset) : offset;
    const pith::Source source = document.source();
    if (at > document.size() || at > source.size) {
        throw FileError("the file has " + std::to_string(document.size()) + " bytes");
    }
    const Position position = document.position(at);
    const std::string lines = excerpt(source, at);
    const std::string place = shown(place_of(source, at, "key_id"));
    document.require_read();
    return printable(file) + ":" + std::to_string(position.line) + ":" +
           std::to_string(position.column) + ": byte " + std::to_string(at) + place + "\n" + lines;
}

}  // namespace host
