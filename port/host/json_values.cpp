// SPDX-License-Identifier: MIT
#include "json_values.hpp"

#include <nlohmann/json.hpp>

namespace host {
namespace {

// A sink of Tokens. The path's last step is the member or element at hand.
class Reader {
 public:
    explicit Reader(const std::function<void(const JsonValue &)> &take) : take_(take) {}

    void punctuation(char c, std::uint32_t offset) {
        end_scalar();
        if (c == '{' || c == '[') {
            begin_value(offset);
            objects_.push_back(c == '{');
            value_.path.push_back({c == '[', 0, {}});
            is_empty_ = true;
        } else if (c == '}' || c == ']') {
            objects_.pop_back();
            value_.path.pop_back();
            if (is_empty_) hand_out(c == '}' ? "{}" : "[]");
            is_empty_ = false;
        } else if (c == ',' && !objects_.back()) {
            ++value_.path.back().index;
        }
        is_key_ = c == '{' || (c == ',' && objects_.back());
    }

    void open_string(std::uint32_t offset) {
        if (!is_key_) begin_value(offset);
        is_empty_ = false;
        text_.assign(1, '"');
    }

    void text(std::string_view part) { text_ += part; }

    void close_string() {
        text_ += '"';
        if (is_key_) {
            value_.path.back().key = text_;
        } else {
            hand_out(text_);
        }
        text_.clear();
    }

    void scalar(char c, std::uint32_t offset) {
        if (!in_scalar_) begin_value(offset);
        in_scalar_ = true;
        text_ += c;
    }

    void end_scalar() {
        if (!in_scalar_) return;
        in_scalar_ = false;
        hand_out(text_);
        text_.clear();
    }

 private:
    void begin_value(std::uint32_t offset) {
        value_.offset = offset;
        is_empty_ = false;
    }

    void hand_out(const std::string &text) {
        value_.text = text;
        take_(value_);
    }

    const std::function<void(const JsonValue &)> &take_;
    JsonValue value_;
    std::vector<bool> objects_;
    std::string text_;
    bool is_empty_ = false;
    bool is_key_ = false;  // the next string, or the one at hand, is a key
    bool in_scalar_ = false;
};

}  // namespace

std::optional<Fault> for_each_value(const pith::Source &source,
                                    const std::function<void(const JsonValue &)> &take) {
    Reader reader(take);
    Tokens tokens;
    const auto cut = [&](std::string_view piece, std::uint32_t offset) {
        tokens.cut(piece, offset, reader);
        return true;
    };
    const std::optional<Fault> fault = write_canonical(source, cut);
    if (!fault) reader.end_scalar();  // of a text that is one scalar
    return fault;
}

std::string pointer(const Path &path) {
    std::string text;
    for (const Step &step : path) {
        text += '/';
        if (step.is_element) {
            text += std::to_string(step.index);
            continue;
        }
        for (const char c : unquoted(step.key)) {
            if (c == '~' || c == '/') {
                text += c == '~' ? "~0" : "~1";
            } else {
                text += c;
            }
        }
    }
    return text;
}

std::string unquoted(const std::string &text) {
    return nlohmann::json::parse(text).get<std::string>();
}

}  // namespace host
