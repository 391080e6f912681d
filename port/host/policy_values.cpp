// SPDX-License-Identifier: MIT
#include "policy_values.hpp"

#include <charconv>

#include "text.hpp"

namespace host {
namespace {

// An empty key would leave no part in a form: {"": {"kinds": ...}} would have the form of kinds.
bool is_plain(const std::string &key) {
    return !key.empty() && key.find_first_of(".[]") == std::string::npos;
}

}  // namespace

BadValue::BadValue(const JsonValue &value, const std::string &what)
    : std::runtime_error(printable(pointer(value.path)) + " " + what) {}

std::string form_of(const Path &path) {
    std::string form;
    for (const Step &step : path) {
        if (step.is_element) {
            form += "[]";
        } else {
            const std::string key = unquoted(step.key);
            form += (form.empty() ? "" : ".") + (is_plain(key) ? key : "?");
        }
    }
    return form;
}

std::string read_string(const JsonValue &value) {
    if (value.text[0] != '"') throw BadValue(value, "must be a string");
    return unquoted(value.text);
}

std::uint32_t read_number(const JsonValue &value) {
    std::uint32_t number = 0;
    const char *const end = value.text.data() + value.text.size();
    const auto [stop, error] = std::from_chars(value.text.data(), end, number);
    if (error != std::errc() || stop != end) {
        throw BadValue(value, "must be an integer from 0 to 4294967295");
    }
    return number;
}

bool read_boolean(const JsonValue &value) {
    if (value.text != "true" && value.text != "false") {
        throw BadValue(value, "must be true or false");
    }
    return value.text == "true";
}

std::uint32_t read_kind(const JsonValue &value) {
    const std::string name = read_string(value);
    for (std::uint32_t kind = PITH_KIND_ENVELOPE; kind <= PITH_KIND_EVENT; kind *= 2) {
        if (name == pith::kind_name(static_cast<pith::Kind>(kind))) return kind;
    }
    throw BadValue(value, "is not a kind of document: envelope, record, bundle, state, event");
}

std::uint32_t read_check(const JsonValue &value) {
    const std::string name = read_string(value);
    for (std::uint32_t check = 0; check < PITH_CHECKS; ++check) {
        if (name == pith::check_name(static_cast<pith::Check>(check))) {
            return std::uint32_t{1} << check;
        }
    }
    throw BadValue(value, "is not a check; --audit lists the names of all checks");
}

pith_time_rule read_time_rule(const JsonValue &value) {
    const std::string name = read_string(value);
    if (name == "any") return PITH_TIME_ANY;
    if (name == "floor") return PITH_TIME_FLOOR;
    if (name == "unknown") return PITH_TIME_UNKNOWN;
    throw BadValue(value, "must be \"any\", \"floor\" or \"unknown\"");
}

std::string read_pith_number(const JsonValue &value) {
    std::string number = read_string(value);
    constexpr std::string_view kForm = "pith:0000:AAAAAAAAAAAAAAAAAAAAAAAAAA";
    static_assert(kForm.size() == PITH_NUMBER_SIZE);
    bool is_number = number.size() == kForm.size();
    for (std::size_t i = 0; is_number && i < kForm.size(); ++i) {
        const char c = number[i];
        const bool is_digit = c >= '0' && c <= '9';
        const bool is_base32 = (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
        is_number = kForm[i] == '0' ? is_digit : kForm[i] == 'A' ? is_base32 : c == kForm[i];
    }
    if (!is_number)
        throw BadValue(value, "must be a full Pith number: pith:YYYY: and 26 of A-Z2-7");
    return number;
}

std::uint32_t read_time(const JsonValue &value) {
    const auto time = read_iso_time(read_string(value));
    if (!time) throw BadValue(value, "must be a time like 2026-01-01T00:00:00Z, from 1970 to 2106");
    return *time;
}

}  // namespace host
