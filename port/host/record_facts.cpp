// SPDX-License-Identifier: MIT
#include "record_facts.hpp"

namespace host {
namespace {

Path path_of_record(Shape root) {
    switch (root) {
        case Shape::kState: return path_of({"current", "canonical_record"});
        case Shape::kEvent: return path_of({"payload", "canonical_record"});
        default: return path_of({"canonical_record"});
    }
}

std::string without_quotes(const std::string &text) {
    return text.size() < 2 ? "" : text.substr(1, text.size() - 2);
}

}  // namespace

std::optional<RecordFacts> facts_of_record(Text &text) {
    RecordFacts record;
    record.path = path_of_record(root_shape(text));
    const auto span = text.find(record.path);
    if (!span) return std::nullopt;
    const auto digest = digest_of(text, *span);
    if (!digest) return std::nullopt;
    const auto value = [&](std::string_view in, std::string_view key) {
        Path path = record.path;
        for (const Step &step : path_of({in, key})) path.push_back(step);
        const auto at = text.find(path);
        return at ? canonical_of(text, *at).value_or("") : "";
    };
    record.digest = *digest;
    record.characters = base32(*digest).substr(0, 26);
    const std::string year = value("metadata", "submitted_at").substr(0, 5);
    if (year.size() != 5) return std::nullopt;
    record.number = "pith:" + year.substr(1) + ":" + record.characters;
    record.short_number = "pith:" + record.characters.substr(0, 8);
    record.source_kind = value("source", "kind");
    record.source_id = value("source", "id");
    record.source_version = value("source", "version");
    record.title_sha256 = without_quotes(value("metadata", "title_canon_sha256"));
    return record;
}

std::string alias_value(const RecordFacts &record, const std::string &kind) {
    const std::string id = without_quotes(record.source_id);
    const auto quoted = [](const std::string &value) { return '"' + value + '"'; };
    if (kind == "arxiv") return record.source_id;
    if (kind == "arxiv_version") return quoted(id + "v" + record.source_version);
    if (kind == "doi") return quoted("10.48550/arxiv." + id);
    for (const std::size_t size : {8u, 12u, 16u}) {
        if (kind == "pith_short_" + std::to_string(size))
            return quoted(record.characters.substr(0, size));
    }
    return "";
}

std::string source_part(const RecordFacts &record, Rule rule) {
    if (rule == Rule::kSourceKind) return record.source_kind;
    return rule == Rule::kSourceId ? record.source_id : record.source_version;
}

}  // namespace host
