// SPDX-License-Identifier: MIT
#include "report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace host {
namespace {

using Json = nlohmann::ordered_json;
using pith::Verdict;

const char *reason(Verdict verdict) {
    switch (verdict) {
        case Verdict::kGenuine: return "the record is signed by a trusted key";
        case Verdict::kForged: return "the signature is not the named key's over this record";
        case Verdict::kAltered: return "a stated canonical_sha256 is not the record's digest";
        case Verdict::kMisnamed: return "a stated Pith number does not spell the record's digest";
        case Verdict::kUnknownKey: return "the receipt names a key that is not trusted here";
        case Verdict::kUnsupported: return "not a record, receipt or document version known here";
        case Verdict::kMalformed: return "not strict JSON, or a value not in canonical form";
        case Verdict::kAmbiguous: return "a signed member stands twice, or its copies differ";
        case Verdict::kIncomplete: return "the document ends before its record and receipt";
        case Verdict::kNotARecord: return "sound JSON, but no Pith document";
        case Verdict::kTooLarge: return "a signed part, or the document, exceeds its limit";
        case Verdict::kTooComplex: return "nested too deep, or too costly to sort";
        case Verdict::kUnsorted: return "the keys of an object are not in canonical order";
        case Verdict::kNotChecked: return "holds a part whose rules the protocol leaves open";
        case Verdict::kRefused: return "sound, but not what the policy allows";
        case Verdict::kUntimed: return "sound, but the time is not known";
        case Verdict::kPending:
        case Verdict::kMisuse: break;
    }
    return "the verifier was misused; this is a defect of the program";
}

std::string hex(const std::uint8_t *bytes, std::size_t size) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += kDigits[bytes[i] >> 4];
        text += kDigits[bytes[i] & 15];
    }
    return text;
}

// The size of the control character that `text` begins with; 0 if there is none. C0 and DEL, and C1
// as UTF-8, which terminals may obey as well.
std::size_t control_size(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x20 || first == 0x7F) return 1;
    return first == 0xC2 && text.size() > 1 && (text[1] & 0xE0) == 0x80 ? 2 : 0;
}

std::string padded(std::string_view word, std::size_t width) {
    std::string text(word);
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

Json cross_cats(const pith::Claims &claims) {
    Json cross = Json::array();
    for (std::uint32_t i = 0; i < claims.cross_cats(); ++i) cross.push_back(claims.cross_cat(i));
    return cross;
}

}  // namespace

std::string printable(std::string_view name) {
    std::string text;
    while (!name.empty()) {
        const std::size_t size = control_size(name);
        if (size == 0) text += name.front();
        for (const char c : name.substr(0, size)) {
            const auto byte = static_cast<std::uint8_t>(c);
            text += "\\x" + hex(&byte, 1);
        }
        name.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return text;
}

std::string text_line(const Finding &finding, bool colour) {
    pith::Claims claims;
    const bool genuine = finding.verifier.get_claims(claims) == Verdict::kGenuine;
    std::string verdict = padded(pith::verdict_name(finding.verdict), 12);
    if (colour) verdict = (genuine ? "\033[32m" : "\033[31m") + verdict + "\033[0m";
    std::string line = verdict + "  receipt  " +
                       padded(genuine ? claims.number() : "-", PITH_NUMBER_SIZE) + "  " +
                       printable(finding.file);
    if (genuine) return line;
    if (finding.place) {
        line +=
            ":" + std::to_string(finding.place->line) + ":" + std::to_string(finding.place->column);
    }
    return line + ": " + reason(finding.verdict) + " (byte " +
           std::to_string(finding.verifier.offset()) + ")";
}

std::string json_line(const Finding &finding) {
    pith::Claims claims;
    const bool genuine = finding.verifier.get_claims(claims) == Verdict::kGenuine;
    Json object{{"file", finding.file},
                {"verdict", pith::verdict_name(finding.verdict)},
                {"scope", "receipt"},
                {"reason", reason(finding.verdict)},
                {"offset", finding.verifier.offset()},
                {"line", nullptr},
                {"column", nullptr}};
    if (finding.place) {
        object["line"] = finding.place->line;
        object["column"] = finding.place->column;
    }
    for (const char *key :
         {"pith_number", "canonical_sha256", "key_id", "source", "submitted_at", "license",
          "primary_cat", "cross_cats", "title_canon_sha256", "abstract_canon_sha256"}) {
        object[key] = nullptr;
    }
    if (genuine) {
        object["pith_number"] = claims.number();
        object["canonical_sha256"] = hex(claims.digest(), sizeof claims.digest());
        object["key_id"] = claims.key()->id;
        object["source"] = {{"kind", claims.source_kind()},
                            {"id", claims.source_id()},
                            {"version", claims.source_version()}};
        object["submitted_at"] = claims.submitted_at();
        object["license"] = claims.license();
        object["primary_cat"] = claims.primary_cat();
        object["cross_cats"] = cross_cats(claims);
        object["title_canon_sha256"] = hex(claims.title_sha256(), 32);
        object["abstract_canon_sha256"] = hex(claims.abstract_sha256(), 32);
    }
    // A file name may hold any bytes; what is not UTF-8 in it becomes U+FFFD.
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace host
