// SPDX-License-Identifier: MIT
#include "mistakes.hpp"

namespace host {
namespace {

bool begins(std::string_view text, std::string_view head) {
    return text.substr(0, head.size()) == head;
}

}  // namespace

std::string mistake_of_start(std::string_view start) {
    if (begins(start, "\xEF\xBB\xBF"))
        return "the file begins with a byte order mark (BOM); remove it";
    if (begins(start, "\xFF\xFE") || begins(start, "\xFE\xFF"))
        return "the file is UTF-16; convert it to UTF-8";
    if (begins(start, "\x1F\x8B")) return "the file is compressed by gzip; decompress it";
    return "";
}

int byte_beyond_ascii(const Walk &walk, std::string_view at) {
    if (!walk.in_string()) return -1;
    const auto is_beyond = [](char c) { return (c & 0x80) != 0; };
    if (is_beyond(walk.last())) return static_cast<unsigned char>(walk.last());
    return !at.empty() && is_beyond(at[0]) ? static_cast<unsigned char>(at[0]) : -1;
}

std::string mistake_at(const Walk &walk, std::string_view at) {
    if (at.empty()) return "";
    const char c = at[0];
    if (walk.in_string()) {
        if (static_cast<unsigned char>(c) < 0x20 && byte_beyond_ascii(walk, at) < 0)
            return "a control character in a string must be escaped";
        return byte_beyond_ascii(walk, at) < 0 ? ""
                                               : "a byte that is not UTF-8, perhaps of Latin-1";
    }
    if (c == '\'') return "strings have double quotes, not single quotes";
    if ((c == '}' || c == ']') && walk.last() == ',') return "a trailing comma";
    if (walk.after_root() && (c == '}' || c == ']')) return "one bracket too many";
    if (walk.after_root())
        return "a second value; a file has one document (for one a line: --lines)";
    if (begins(at, "//") || begins(at, "/*") || c == '#') return "JSON has no comments";
    if (begins(at, "NaN") || begins(at, "Inf") || begins(at, "-I"))
        return "JSON has no such number";
    return (c & 0x80) != 0 ? "a byte outside of a string that is no JSON" : "";
}

}  // namespace host
