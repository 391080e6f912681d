// SPDX-License-Identifier: MIT
#include "forms.hpp"

#include <algorithm>

#include "text.hpp"

namespace host {
namespace {

using pith::schema::Type;

enum class Form {
    kAny,
    kHex64,
    kHex32,
    kEventId,
    kSignature,
    kBase32,
    kTime,
    kVersion,
    kWord,   // of a rotation
    kKeyId,  //
};

Form kind_of(const Row &row, Shape in) {
    switch (row.rule) {
        case Rule::kRecordDigest:
        case Rule::kEventDigest:
        case Rule::kStateDigest:
        case Rule::kBundleDigest:
        case Rule::kRingKeyHex: return Form::kHex64;
        case Rule::kKeyFingerprint:
        case Rule::kFingerprintHex: return Form::kHex32;
        case Rule::kFingerprintBase32: return Form::kBase32;
        case Rule::kEventId:
        case Rule::kSummaryId:
        case Rule::kAppliedId: return Form::kEventId;
        case Rule::kSignature:
        case Rule::kSignatureBase64: return Form::kSignature;
        case Rule::kEventTime:
        case Rule::kBuiltAt: return Form::kTime;
        case Rule::kSourceVersion: return Form::kVersion;
        case Rule::kRingVersion:
        case Rule::kNotBefore:
        case Rule::kNotAfter: return Form::kWord;
        case Rule::kRingKeyId:
        case Rule::kSignerId: return Form::kKeyId;
        default: break;
    }
    if (in != Shape::kMetadata || row.key == nullptr) return Form::kAny;
    const std::string_view key = row.key;
    if (key == "submitted_at") return Form::kTime;
    return key.size() > 7 && key.substr(key.size() - 7) == "_sha256" ? Form::kHex64 : Form::kAny;
}

bool consists_of(std::string_view text, std::string_view characters) {
    return text.find_first_not_of(characters) == std::string_view::npos;
}

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kPrefix = "sha256:";

bool is_signature(std::string_view text) {
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return text.size() == 88 && text.substr(86) == "==" &&
           consists_of(text.substr(0, 86), kLetters) &&
           std::string_view("AQgw").find(text[85]) != std::string_view::npos;
}

bool has_form(Form form, std::string_view text) {
    switch (form) {
        case Form::kHex64: return text.size() == 64 && consists_of(text, kHex);
        case Form::kHex32: return text.size() == 32 && consists_of(text, kHex);
        case Form::kEventId:
            return text.substr(0, kPrefix.size()) == kPrefix &&
                   has_form(Form::kHex64, text.substr(std::min(kPrefix.size(), text.size())));
        case Form::kSignature: return is_signature(text);
        case Form::kBase32:
            return text.size() == 26 && consists_of(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
        case Form::kVersion: return text != "0" && text.size() <= 9;
        default: return true;
    }
}

// A year outside of 1970 to 2105 is a fault of its own, if all else is well.
Misfit time_fault(std::string_view text) {
    if (text.size() < 4 || !consists_of(text.substr(0, 4), "0123456789")) return Misfit::kForm;
    const int year = std::stoi(std::string(text.substr(0, 4)));
    if (year >= 1970 && year <= 2105) return read_iso_time(text) ? Misfit::kNone : Misfit::kForm;
    const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const std::string other = (is_leap ? "2000" : "2001") + std::string(text.substr(4));
    return read_iso_time(other) ? Misfit::kYear : Misfit::kForm;
}

bool is_count(std::string_view text) {
    return !text.empty() && consists_of(text, "0123456789") && (text == "0" || text[0] != '0');
}

}  // namespace

std::string expected_form(const Row &row, Shape in) {
    if (row.constant != nullptr) {
        return row.type == Type::kAny ? row.constant : '"' + std::string(row.constant) + '"';
    }
    switch (kind_of(row, in)) {
        case Form::kHex64: return "64 hex digits in lower case";
        case Form::kHex32: return "32 hex digits in lower case";
        case Form::kEventId: return "sha256: and 64 hex digits in lower case";
        case Form::kSignature: return "base64 of 64 bytes";
        case Form::kBase32: return "26 characters of base32";
        case Form::kTime: return "a time like 2026-01-01T00:00:00Z, in whole seconds, 1970 to 2105";
        case Form::kVersion: return "an integer from 1 to 999999999";
        case Form::kWord: return "an integer from 0 to 4294967295";
        case Form::kKeyId: return "1 to 64 characters of ! to ~, no \" and no \\";
        case Form::kAny: break;
    }
    switch (row.type) {
        case Type::kObject: return "an object";
        case Type::kArray: return "an array";
        case Type::kString: return "a string";
        case Type::kStringOrNull: return "a string or null";
        case Type::kCount: return "an integer, 0 or more";
        case Type::kBoolean: return "true or false";
        case Type::kAny: break;
    }
    return "";
}

Misfit misfit_of(const Row &row, Shape in, std::string_view value) {
    if (value.empty()) return Misfit::kNone;
    if (!fits(row.type, static_cast<std::uint8_t>(value[0]))) return Misfit::kType;
    if (row.type == Type::kCount && value == "-0") return Misfit::kForm;
    if (row.type == Type::kCount && !is_count(value)) return Misfit::kType;
    if (row.type == Type::kString && row.constant != nullptr && value != expected_form(row, in))
        return Misfit::kConstant;
    const std::string_view text =
        value[0] == '"' && value.size() > 1 ? value.substr(1, value.size() - 2) : value;
    const Form form = kind_of(row, in);
    if (form != Form::kTime) return has_form(form, text) ? Misfit::kNone : Misfit::kForm;
    return time_fault(text);
}

}  // namespace host
