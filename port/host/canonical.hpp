// SPDX-License-Identifier: MIT
// The canonical form of a document by <pith/canonical.h>, and its tokens. An audit reads a document
// in the same form, so both see the same values in the same order.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <pith/audit.hpp>
#include <string_view>

namespace host {

struct Fault {
    pith::Verdict why;
    std::uint32_t offset;
};

// Takes the next bytes of the canonical form, and their offset in the document. Returns whether to
// go on. May throw.
using Take = std::function<bool(std::string_view piece, std::uint32_t offset)>;

// Returns nothing if `take` got the whole canonical form. Returns kRefused if `take` stopped.
// Otherwise the document has no canonical form: it is not strict JSON, or has a key twice.
std::optional<Fault> write_canonical(const pith::Source &source, const Take &take);

// Cuts a canonical form into tokens. The form is known to be strict JSON, so a string ends at its
// first quote without a backslash, and what is neither string nor punctuation is a scalar.
class Tokens {
 public:
    // A sink has these functions. `offset` is in the document.
    //
    //     void punctuation(char c, std::uint32_t offset);      { } [ ] : and comma
    //     void open_string(std::uint32_t offset);
    //     void text(std::string_view part);                    of the string, without its quotes
    //     void close_string();
    //     void scalar(char c, std::uint32_t offset);           a byte of a number or literal
    template <class Sink>
    void cut(std::string_view piece, std::uint32_t offset, Sink &sink) {
        for (std::size_t at = 0; at < piece.size();) {
            if (in_string_) {
                at = cut_string(piece, at, sink);
                continue;
            }
            const char c = piece[at];
            const auto place = offset + static_cast<std::uint32_t>(at++);
            if (c == '"') {
                in_string_ = true;
                sink.open_string(place);
            } else if (std::string_view("{}[]:,").find(c) != std::string_view::npos) {
                sink.punctuation(c, place);
            } else {
                sink.scalar(c, place);
            }
        }
    }

 private:
    template <class Sink>
    std::size_t cut_string(std::string_view piece, std::size_t at, Sink &sink) {
        std::size_t end = at;
        for (; end < piece.size() && (is_escaped_ || piece[end] != '"'); ++end) {
            is_escaped_ = !is_escaped_ && piece[end] == '\\';
        }
        if (end != at) sink.text(piece.substr(at, end - at));
        if (end == piece.size()) return end;
        in_string_ = false;
        sink.close_string();
        return end + 1;
    }

    bool in_string_ = false;
    bool is_escaped_ = false;
};

}  // namespace host
