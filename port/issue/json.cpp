// SPDX-License-Identifier: MIT
#include "json.hpp"

#include <pith/canonical.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "errors.hpp"
#include "files.hpp"

namespace issue {
namespace {

constexpr std::size_t kMost = 16 * 1024 * 1024;  // bytes of an input

struct Fault {
    pith_verdict why;
    std::uint32_t offset;
};

int append(void *context, const void *bytes, std::size_t size) {
    static_cast<std::string *>(context)->append(static_cast<const char *>(bytes), size);
    return 0;
}

std::optional<Fault> canonicalize(std::string_view text, std::string &to) {
    const pith_source source = pith_mapped(text.data(), static_cast<std::uint32_t>(text.size()));
    pith_canonical form;
    pith_canonical_begin(&form, &source);
    const pith_verdict fault = pith_canonical_step(&form, 0, append, &to);
    if (pith_canonical_done(&form) != 0) return std::nullopt;
    return Fault{fault, pith_canonical_offset(&form)};
}

const char *reason(pith_verdict why) {
    switch (why) {
        case PITH_AMBIGUOUS: return "this member is in the object already";
        case PITH_INCOMPLETE: return "the text ends inside a value";
        case PITH_TOO_COMPLEX: return "nested too deep";
        default: return "not strict JSON (RFC 8259, UTF-8)";
    }
}

std::string position(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n');
    const std::size_t column = start == before.npos ? offset : offset - start - 1;
    return std::to_string(lines + 1) + ":" + std::to_string(column + 1);
}

// Returns the pointer of the first number whose text would change: a fraction, an exponent, -0, or
// more than 64 bits. Such numbers are written differently by different programs.
std::optional<std::string> other_number(const Json &value) {
    const Json leaves = value.flatten();
    for (const auto &[pointer, leaf] : leaves.items()) {
        const bool is_minus_zero =
            leaf.is_number_integer() && !leaf.is_number_unsigned() && leaf == 0;
        if (leaf.is_number_float() || is_minus_zero) return pointer;
    }
    return std::nullopt;
}

std::string escaped(std::string_view name) {
    std::string made;
    for (const char c : Json::parse(name).get<std::string>()) {
        if (c == '~' || c == '/') {
            made += c == '~' ? "~0" : "~1";
        } else {
            made += c;
        }
    }
    return made;
}

}  // namespace

Json read_json(const std::string &file) {
    const std::string text = read_file(file, kMost);
    const std::string name = file == "-" ? "standard input" : file;
    std::string form;
    if (text.compare(0, 3, "\xef\xbb\xbf") == 0) {
        throw Trouble(name + ":1:1: expected JSON, found a byte order mark; save without it");
    }
    if (const auto fault = canonicalize(text, form)) {
        throw Trouble(name + ":" + position(text, fault->offset) + ": " + reason(fault->why));
    }
    Json value = Json::parse(form);
    if (const auto pointer = other_number(value)) {
        throw Trouble(name + ": " + printable(*pointer) +
                      ": expected an integer, found a fraction, an exponent, -0 or more than 64 "
                      "bits; put it into a string");
    }
    return value;
}

std::string canonical(const Json &value) {
    const std::string text = value.dump();
    std::string form;
    if (const auto fault = canonicalize(text, form)) {
        throw Refusal(
            "no device would accept the document: " + std::string(pith_verdict_name(fault->why)) +
            " at " + printable(pointer_at(text, fault->offset)) + ": " + reason(fault->why));
    }
    return form;
}

Digest digest_of(const Json &value) {
    return sha256(canonical(value));
}

std::string pointer_at(std::string_view text, std::uint32_t offset) {
    struct Level {
        bool is_array;
        std::size_t index;
        std::string name;
    };
    std::vector<Level> levels;
    bool is_name = false;  // the next string is one
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            const std::size_t begin = at++;
            while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? std::size_t{2} : 1;
            if (is_name) levels.back().name = escaped(text.substr(begin, at + 1 - begin));
            is_name = false;
            if (offset <= at) break;
            continue;
        }
        if (offset <= at && c != ',' && c != ':') break;
        if (c == '{' || c == '[') {
            levels.push_back({c == '[', 0, ""});
            is_name = c == '{' && at + 1 < text.size() && text[at + 1] != '}';
        } else if (c == '}' || c == ']') {
            levels.pop_back();
        } else if (c == ',') {
            levels.back().index += 1;
            is_name = !levels.back().is_array;
        }
    }
    std::string pointer;
    for (const Level &level : levels) {
        pointer += "/" + (level.is_array ? std::to_string(level.index) : level.name);
    }
    return pointer;
}

std::string shown(const Json &value) {
    constexpr std::size_t kMostShown = 60;
    std::string text = printable(value.dump());
    if (text.size() > kMostShown) text = text.substr(0, kMostShown) + "...";
    return text;
}

}  // namespace issue
