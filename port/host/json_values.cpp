// SPDX-License-Identifier: MIT
#include "json_values.hpp"

#include <nlohmann/json.hpp>

namespace host {
namespace {

// A sink of Tokens. The path's last step is the member or element at hand.
class Reader {
 public:
    explicit Reader(ValueSink &sink) : sink_(sink) {}

    void punctuation(char c, std::uint32_t offset) {
        end_scalar();
        if (c == '{' || c == '[') {
            offset_ = offset;
            objects_.push_back(c == '{');
            path_.push_back({c == '[', 0, {}});
            is_empty_ = true;
        } else if (c == '}' || c == ']') {
            objects_.pop_back();
            path_.pop_back();
            if (is_empty_) {
                begin_value(offset_);
                sink_.text(c == '}' ? "{}" : "[]");
                sink_.end();
            }
            is_empty_ = false;
        } else if (c == ',' && !objects_.back()) {
            ++path_.back().index;
        }
        is_key_ = c == '{' || (c == ',' && objects_.back());
    }

    void open_string(std::uint32_t offset) {
        if (!is_key_) begin_value(offset);
        is_empty_ = false;
        if (is_key_) path_.back().key.clear();
        text("\"");
    }

    void text(std::string_view part) {
        if (is_key_) {
            path_.back().key += part;
        } else {
            sink_.text(part);
        }
    }

    void close_string() {
        text("\"");
        if (!is_key_) sink_.end();
    }

    void scalar(char c, std::uint32_t offset) {
        if (!in_scalar_) begin_value(offset);
        in_scalar_ = true;
        sink_.text({&c, 1});
    }

    void end_scalar() {
        if (!in_scalar_) return;
        in_scalar_ = false;
        sink_.end();
    }

 private:
    void begin_value(std::uint32_t offset) {
        is_empty_ = false;
        sink_.begin(path_, offset);
    }

    ValueSink &sink_;
    Path path_;
    std::vector<bool> objects_;
    std::uint32_t offset_ = 0;  // of the last container
    bool is_empty_ = false;
    bool is_key_ = false;  // the next string, or the one at hand, is a key
    bool in_scalar_ = false;
};

// Collects the pieces of each value.
class Collector : public ValueSink {
 public:
    explicit Collector(const std::function<void(const JsonValue &)> &take) : take_(take) {}
    void begin(const Path &path, std::uint32_t offset) override { value_ = {path, {}, offset}; }
    void text(std::string_view part) override { value_.text += part; }
    void end() override { take_(value_); }

 private:
    const std::function<void(const JsonValue &)> &take_;
    JsonValue value_;
};

}  // namespace

std::optional<Fault> read_values(const pith::Source &source, ValueSink &sink) {
    Reader reader(sink);
    Tokens tokens;
    const auto cut = [&](std::string_view piece, std::uint32_t offset) {
        tokens.cut(piece, offset, reader);
        return true;
    };
    const std::optional<Fault> fault = write_canonical(source, cut);
    if (!fault) reader.end_scalar();  // of a text that is one scalar
    return fault;
}

std::optional<Fault> for_each_value(const pith::Source &source,
                                    const std::function<void(const JsonValue &)> &take) {
    Collector collector(take);
    return read_values(source, collector);
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
