// SPDX-License-Identifier: MIT
// Follows a JSON text to a fault, byte by byte, without judging it: the path, and what JSON allows
// next.
#pragma once

#include <string>

#include "json_values.hpp"

namespace host {

bool is_space(char c);

class Walk {
 public:
    // Takes the byte before the fault.
    void pass(char c);

    // Returns true if the fault's first byte begins a key, which names the place.
    bool begins_key(char c) const { return c == '"' && wants_key_ && !in_string_; }
    bool in_key() const { return in_string_ && in_key_; }
    bool in_string() const { return in_string_; }
    bool after_root() const {
        return began_ && path_.empty() && !in_string_ && (ended_ || closed_);
    }
    char last() const { return last_; }  // no white space

    // `next` is the byte at the fault.
    Path path(char next) const;

    // Returns what JSON allows at the fault: "a value". `next` is the byte there, -1 at the end.
    std::string allowed(int next) const;

 private:
    void pass_string(char c);
    void open(bool is_array);
    void close();

    Path path_;
    std::size_t deeper_ = 0;
    bool in_string_ = false, in_key_ = false, escaped_ = false, wants_key_ = false;
    bool began_ = false, ended_ = false, closed_ = false;
    bool is_in_scalar_ = false;
    char last_ = 0;
};

}  // namespace host
