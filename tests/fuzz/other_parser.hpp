// SPDX-License-Identifier: MIT
// The result of another JSON parser, and the texts on which it differs from RFC 8259.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

struct OtherParser : nlohmann::json_sax<nlohmann::json> {
    bool accepted = false;
    bool no_opinion = false;    // differs from RFC 8259 on this text
    bool doubled_key = false;   // twice within one object
    bool plain_numbers = true;  // only integers that the parser holds exactly

    explicit OtherParser(std::string_view text) {
        // The parser ends at a zero byte and skips a byte order mark.
        no_opinion = text.find('\0') != std::string_view::npos || text.substr(0, 1) == "\xEF";
        accepted = nlohmann::json::sax_parse(text, this);
    }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override {
        plain_numbers &= value != 0;  // -0 would become 0
        return true;
    }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override {
        plain_numbers = false;
        return true;
    }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override {
        keys_.emplace_back();
        return true;
    }
    bool key(string_t &key) override {
        doubled_key |= !keys_.back().insert(key).second;
        return true;
    }
    bool end_object() override {
        keys_.pop_back();
        return true;
    }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string &,
                     const nlohmann::detail::exception &e) override {
        constexpr int kNumberOverflow = 406;  // the parser refuses 1e999, which is JSON
        no_opinion |= e.id == kNumberOverflow;
        return false;
    }

 private:
    std::vector<std::set<std::string>> keys_;
};

}  // namespace tests
