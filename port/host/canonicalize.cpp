// SPDX-License-Identifier: MIT
#include "canonicalize.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "canonical.hpp"
#include "document.hpp"
#include "spool.hpp"

namespace host {
namespace {

// Keeps the canonical form in a temporary file, and checks its numbers. A sink of Tokens.
class Writer {
 public:
    std::optional<std::uint32_t> other_number;  // where a number is that Python would rewrite
    Spool out;

    // Returns whether to go on.
    bool take(std::string_view piece, std::uint32_t offset) {
        out.write(piece);
        tokens_.cut(piece, offset, *this);
        return !other_number;
    }
    void end() { end_scalar(); }

    void punctuation(char, std::uint32_t) { end_scalar(); }
    void open_string(std::uint32_t) {}
    void text(std::string_view) {}
    void close_string() {}
    void scalar(char c, std::uint32_t offset) {
        if (scalar_.empty()) begin_ = offset;
        scalar_ += c;
    }

 private:
    void end_scalar() {
        const bool is_number = !scalar_.empty() && scalar_[0] < 'a';
        if (is_number && !is_pythons_number(scalar_)) other_number = begin_;
        scalar_.clear();
    }

    Tokens tokens_;
    std::uint32_t begin_ = 0;
    std::string scalar_;
};

const char *reason(pith::Verdict why, bool is_other_number) {
    if (is_other_number) return "a number that canonical JSON encodes differently";
    switch (why) {
        case pith::Verdict::kAmbiguous: return "duplicate key in an object";
        case pith::Verdict::kIncomplete: return "the document is truncated";
        case pith::Verdict::kTooLarge: return "the document exceeds 4 GiB - 1";
        case pith::Verdict::kTooComplex: return "nested too deeply, or too costly to sort";
        default: return "not strict JSON";
    }
}

}  // namespace

// Python reads a number with a point or an exponent as a double. It writes the shortest digits that
// give the same double, with an exponent if that is below -4 or at least 16.
bool is_pythons_number(const std::string &text) {
    if (text.find_first_of(".eE") == std::string::npos) return text != "-0";
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return false;
    std::array<char, 64> encoded;
    const double size = std::fabs(value);
    const bool is_short = size == 0 || (size >= 1e-4 && size < 1e16);
    char *const last =
        std::to_chars(encoded.data(), encoded.data() + encoded.size(), value,
                      is_short ? std::chars_format::fixed : std::chars_format::scientific)
            .ptr;
    std::string python(encoded.data(), last);
    if (is_short && python.find('.') == std::string::npos) python += ".0";
    return python == text;
}

std::optional<NotCanonical> canonicalize(const std::string &file,
                                         const std::function<void(std::string_view)> &write) {
    Document document(file, UINT32_MAX);
    if (document.size() > UINT32_MAX) {
        return NotCanonical{std::nullopt, UINT32_MAX, reason(pith::Verdict::kTooLarge, false)};
    }
    Writer writer;
    const pith::Source source = document.source();
    const auto take = [&](std::string_view piece, std::uint32_t offset) {
        return writer.take(piece, offset);
    };
    std::optional<Fault> fault = write_canonical(source, take);
    document.require_read();
    if (!fault) writer.end();
    if (writer.other_number) fault = {pith::Verdict::kMalformed, *writer.other_number};
    if (fault) {
        return NotCanonical{document.position(fault->offset), fault->offset,
                            reason(fault->why, writer.other_number.has_value())};
    }
    for (std::string_view part; !(part = writer.out.read()).empty();) write(part);
    return std::nullopt;
}

}  // namespace host
