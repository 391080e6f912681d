// SPDX-License-Identifier: MIT
#include "json_values.hpp"

#include <nlohmann/json.hpp>

namespace host {
namespace {

// A sink of Scanner. The path's last step is the current member or element.
class Reader {
 public:
    explicit Reader(const std::function<void(const JsonValue &)> &take) : take_(take) {}

    std::optional<Fault> fault;  // never set: this sink refuses no value
    std::uint32_t shift = 0;

    void bytes(const std::uint8_t *, std::size_t) {}

    bool punctuation(std::uint8_t c, std::uint32_t offset) {
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
        return true;
    }

    bool open_string(bool is_key, std::uint32_t offset) {
        if (!is_key) begin_value(offset);
        is_empty_ = false;
        text_.assign(1, '"');
        in_key_ = is_key;
        return true;
    }

    bool text(const std::uint8_t *run, std::size_t size) {
        text_.append(reinterpret_cast<const char *>(run), size);
        return true;
    }

    bool close_string() {
        text_ += '"';
        if (in_key_) {
            value_.path.back().key = text_;
        } else {
            hand_out(text_);
        }
        text_.clear();
        return true;
    }

    bool scalar(std::uint8_t c, std::uint32_t offset) {
        if (!in_scalar_) begin_value(offset);
        in_scalar_ = true;
        text_ += static_cast<char>(c);
        return true;
    }

    bool wants_text() const { return true; }

    void end_scalar() {
        if (!in_scalar_) return;
        in_scalar_ = false;
        hand_out(text_);
        text_.clear();
    }

 private:
    void begin_value(std::uint32_t offset) {
        value_.offset = offset + shift;
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
    bool in_key_ = false;
    bool in_scalar_ = false;
};

}  // namespace

std::optional<Fault> for_each_value(const pith::Source &source,
                                    const std::function<void(const JsonValue &)> &take) {
    Reader reader(take);
    const std::optional<Fault> fault = put_in_order(source, reader);
    if (!fault) reader.end_scalar();  // the whole text may be one scalar
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
