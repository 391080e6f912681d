// SPDX-License-Identifier: MIT
#include "walk.hpp"

#include <string_view>

namespace host {
namespace {

// Containers are counted only so deep: verifiers refuse what is deeper (PITH_DEPTH).
constexpr std::size_t kDepth = 64;
constexpr std::size_t kKey = 1024;

}  // namespace

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void Walk::pass(char c) {
    if (!is_space(c) || in_string_) last_ = c;
    if (in_string_) return pass_string(c);
    is_in_scalar_ = !is_space(c) && std::string_view("{}[]:,\"").find(c) == std::string_view::npos;
    ended_ = ended_ || (path_.empty() && began_ && is_space(c));
    began_ = began_ || !is_space(c);
    switch (c) {
        case '"':
            in_string_ = true;
            in_key_ = wants_key_;
            if (in_key_) path_.back().key.assign(1, '"');
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

void Walk::pass_string(char c) {
    if (in_key_ && path_.back().key.size() < kKey) path_.back().key += c;
    if (escaped_) {
        escaped_ = false;
    } else if (c == '\\') {
        escaped_ = true;
    } else if (c == '"') {
        in_string_ = false;
        if (in_key_) wants_key_ = false;
        ended_ = ended_ || path_.empty();
    }
}

void Walk::open(bool is_array) {
    if (path_.size() == kDepth) return void(++deeper_);
    path_.push_back({is_array, 0, ""});
    wants_key_ = !is_array;
}

void Walk::close() {
    if (deeper_ != 0) return void(--deeper_);
    if (!path_.empty()) path_.pop_back();
    closed_ = closed_ || path_.empty();
    wants_key_ = false;
}

Path Walk::path(char next) const {
    Path path = path_;
    const bool is_outside = next == '}' || next == ']';
    if (!path.empty() && !in_string_ &&
        (is_outside || (!path.back().is_element && path.back().key.empty()))) {
        path.pop_back();
    }
    return path;
}

std::string Walk::allowed(int next) const {
    if (escaped_) return "the rest of an escape";
    if (in_string_) {
        if (next < 0) return "the closing quote";
        return next < 0x20 ? "an escape such as \\n" : "UTF-8";
    }
    if (after_root()) return "the end";
    const bool ends =
        next >= 0 && std::string_view("]},:").find(char(next)) != std::string_view::npos;
    if (is_in_scalar_ && !ends) return "the rest of the value";
    const bool in_array = !path_.empty() && path_.back().is_element;
    const char *const more = in_array ? ", or ]" : ", or }";
    switch (last_) {
        case 0: return "a JSON document in UTF-8";
        case '{': return "a key or }";
        case '[': return "a value or ]";
        case ':': return "a value";
        case ',': return in_array ? "a value" : "a key";
        case '"': return in_key_ ? ": and a value" : more;
        default: return more;
    }
}

}  // namespace host
