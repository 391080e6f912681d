// SPDX-License-Identifier: MIT
// Finds values in a JSON text that is too large for memory, by reading it again. Any bytes are
// safe: what is no JSON has no parts. Used only to describe a document that was refused.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <pith/audit.hpp>
#include <string>
#include <string_view>

#include "json_values.hpp"

namespace host {

// The bytes of a value, without the white space around it.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// A member of an object, or an element of an array.
struct Part {
    Step step;
    Span key;  // of a member
    Span value;
};

class Text {
 public:
    explicit Text(const pith::Source &source) : source_(source) {}

    const pith::Source &source() const { return source_; }

    // Returns the root; nothing without one.
    std::optional<Span> root();

    // Returns the value at a path. If a key occurs twice, its first.
    std::optional<Span> find(const Path &path);

    // Returns the value of a part of a container. If a key occurs twice, its first.
    std::optional<Span> part(Span container, const Step &step);

    // Calls `take` for each part of a container until it returns false. Returns false if the text
    // is no container that ends.
    bool for_each_part(std::uint32_t at, const std::function<bool(const Part &)> &take);

    // Returns at most `most` bytes of the value.
    std::string read(Span span, std::size_t most);

    // Returns the byte, or -1 at the end and after a failed read.
    int at(std::uint32_t offset);

 private:
    std::uint32_t skip_space(std::uint32_t at);
    std::optional<std::uint32_t> skip_value(std::uint32_t at);
    std::optional<std::uint32_t> skip_string(std::uint32_t at);

    static constexpr std::uint32_t kWindow = 4096;

    const pith::Source &source_;
    std::uint32_t from_ = 0;  // offset of bytes_[0]
    std::uint32_t count_ = 0;
    std::array<char, kWindow> bytes_{};
};

// Returns the decoded key of a member; its text if that is no string of JSON.
std::string name_of(const Step &step);

// Returns the step to a member.
Step step_of(std::string_view key);

// Returns the path of members: path_of({"receipt", "key_id"}).
Path path_of(std::initializer_list<std::string_view> keys);

}  // namespace host
