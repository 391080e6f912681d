// SPDX-License-Identifier: MIT
#include "spans.hpp"

#include <algorithm>
#include <exception>

#include "walk.hpp"

namespace host {

int Text::at(std::uint32_t offset) {
    if (offset >= source_.size) return -1;
    if (offset < from_ || offset - from_ >= count_) {
        from_ = offset;
        count_ = std::min(source_.size - offset, kWindow);
        if (source_.read(source_.context, from_, bytes_.data(), count_) != 0) count_ = 0;
        if (count_ == 0) return -1;
    }
    return static_cast<unsigned char>(bytes_[offset - from_]);
}

std::uint32_t Text::skip_space(std::uint32_t at) {
    int c = 0;
    while ((c = this->at(at)) >= 0 && is_space(static_cast<char>(c))) ++at;
    return at;
}

std::optional<std::uint32_t> Text::skip_string(std::uint32_t at) {
    for (++at;; ++at) {
        const int c = this->at(at);
        if (c < 0) return std::nullopt;
        if (c == '"') return at + 1;
        if (c == '\\' && this->at(++at) < 0) return std::nullopt;
    }
}

std::optional<std::uint32_t> Text::skip_value(std::uint32_t at) {
    std::size_t depth = 0;
    do {
        const int c = this->at(at);
        if (c < 0) return std::nullopt;
        if (c == '"') {
            const auto end = skip_string(at);
            if (!end) return std::nullopt;
            at = *end;
            continue;
        }
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') {
            if (depth == 0) return std::nullopt;
            --depth;
        }
        ++at;
        if (depth != 0 || c == '}' || c == ']') continue;
        const auto ends = [&](int next) {
            return next < 0 || is_space(static_cast<char>(next)) || next == ',' || next == ']' ||
                   next == '}';
        };
        while (!ends(this->at(at))) ++at;
    } while (depth != 0);
    return at;
}

std::optional<Span> Text::root() {
    const std::uint32_t begin = skip_space(0);
    const auto end = skip_value(begin);
    if (!end) return std::nullopt;
    return Span{begin, *end};
}

bool Text::for_each_part(std::uint32_t at, const std::function<bool(const Part &)> &take) {
    constexpr std::size_t kKey = 1024;
    const bool is_array = this->at(at) == '[';
    if (!is_array && this->at(at) != '{') return false;
    const int close = is_array ? ']' : '}';
    at = skip_space(at + 1);
    if (this->at(at) == close) return true;
    Part part;
    part.step.is_element = is_array;
    for (;; at = skip_space(at + 1), ++part.step.index) {
        if (!is_array) {
            if (this->at(at) != '"') return false;
            const auto end = skip_string(at);
            if (!end) return false;
            part.key = {at, *end};
            part.step.key = read(part.key, kKey);
            at = skip_space(*end);
            if (this->at(at) != ':') return false;
            at = skip_space(at + 1);
        }
        const auto end = skip_value(at);
        if (!end) return false;
        part.value = {at, *end};
        if (!take(part)) return true;
        at = skip_space(*end);
        if (this->at(at) == close) return true;
        if (this->at(at) != ',') return false;
    }
}

std::optional<Span> Text::part(Span container, const Step &step) {
    std::optional<Span> found;
    for_each_part(container.begin, [&](const Part &part) {
        const bool is_it =
            step.is_element == part.step.is_element &&
            (step.is_element ? part.step.index == step.index : name_of(part.step) == name_of(step));
        if (is_it) found = part.value;
        return !is_it;
    });
    return found;
}

std::optional<Span> Text::find(const Path &path) {
    std::optional<Span> found = root();
    for (const Step &step : path) {
        if (!found) return std::nullopt;
        found = part(*found, step);
    }
    return found;
}

std::string Text::read(Span span, std::size_t most) {
    std::string text;
    int c = 0;
    for (std::uint32_t at = span.begin;
         at < span.end && text.size() < most && (c = this->at(at)) >= 0; ++at)
        text += static_cast<char>(c);
    return text;
}

std::string name_of(const Step &step) {
    try {
        return unquoted(step.key);
    } catch (const std::exception &) {
        return step.key;
    }
}

Step step_of(std::string_view key) {
    return {false, 0, '"' + std::string(key) + '"'};
}

Path path_of(std::initializer_list<std::string_view> keys) {
    Path path;
    for (const std::string_view key : keys) path.push_back(step_of(key));
    return path;
}

}  // namespace host
