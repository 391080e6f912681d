// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "messages.hpp"
#include "report.hpp"
#include "text.hpp"

namespace host {
namespace {

using Json = nlohmann::ordered_json;

// Changes when a member gets another meaning or is dropped.
constexpr int kFormat = 1;

void add_place(Json &object, const std::optional<Place> &place) {
    const auto known = [](const std::string &text) {
        return text.empty() ? Json(nullptr) : Json(text);
    };
    object["pointer"] = place ? Json(place->pointer) : Json(nullptr);
    object["expected"] = place ? known(place->expected) : Json(nullptr);
    object["found"] = place ? Json(place->found) : Json(nullptr);
    object["cause"] = place ? known(place->cause) : Json(nullptr);
}

void add_claims(Json &object, const std::optional<Signed> &said) {
    for (const char *key :
         {"pith_number", "canonical_sha256", "key_id", "source", "submitted_at", "license",
          "primary_cat", "cross_cats", "title_canon_sha256", "abstract_canon_sha256"}) {
        object[key] = nullptr;
    }
    if (!said) return;
    object["pith_number"] = said->number;
    object["canonical_sha256"] = said->canonical_sha256;
    object["key_id"] = said->key_id;
    object["source"] = {
        {"kind", said->source_kind}, {"id", said->source_id}, {"version", said->source_version}};
    object["submitted_at"] = said->submitted_at;
    object["license"] = said->license;
    object["primary_cat"] = said->primary_cat;
    object["cross_cats"] = said->cross_cats;
    object["title_canon_sha256"] = said->title_sha256;
    object["abstract_canon_sha256"] = said->abstract_sha256;
}

void add_audit(Json &object, const Outcome &outcome) {
    for (const char *key : {"rule", "required", "kind", "time", "value_count", "trusted_count"}) {
        object[key] = nullptr;
    }
    if (outcome.refusal.rule != PITH_RULE_NONE) {
        object["rule"] = pith::rule_name(outcome.refusal.rule);
    }
    if (outcome.refusal.rule == PITH_RULE_REQUIRED) {
        object["required"] = pith::check_name(outcome.refusal.check);
    }
    if (!outcome.is_genuine()) return;
    object["kind"] = pith::kind_name(outcome.kind);
    if (outcome.time != 0) object["time"] = iso_time(outcome.time);
    object["value_count"] = outcome.value_count;
    object["trusted_count"] = outcome.trusted_count;
}

Json findings(const Outcome &outcome) {
    Json list = Json::array();
    for (const pith::Finding &finding : outcome.findings) {
        list.push_back({{"check", pith::check_name(finding.check)},
                        {"verdict", pith::verdict_name(finding.verdict)},
                        {"offset", finding.offset}});
    }
    return list;
}

// A file name may have any bytes; bytes that are not UTF-8 become U+FFFD.
std::string dump(const Json &value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Writes the objects of an array.
class List : public LabelledSink {
 public:
    explicit List(const Write &write) : write_(write) {}

    void begin(const Path &path, pith::Label label) override {
        const Json object{{"path", pointer(path)}, {"label", pith::label_name(label)}};
        write_((is_first_ ? "" : ",") + dump(object));
        is_first_ = false;
    }
    void text(std::string_view) override {}
    void end() override {}

 private:
    const Write &write_;
    bool is_first_ = true;
};

// Begins with the members that the objects of documents and of errors have.
Json begin_object(const std::string &file, const std::optional<Line> &line) {
    Json object{{"format", kFormat}, {"file", file}};
    if (line) object["id"] = line->id ? Json(*line->id) : Json(nullptr);
    return object;
}

}  // namespace

void write_json(const Outcome &outcome, const Write &write) {
    const bool is_audit = outcome.scope == Scope::kDocument;
    Json object = begin_object(outcome.file, outcome.line);
    object["verdict"] = pith::verdict_name(outcome.verdict);
    object["scope"] = is_audit ? "document" : "receipt";
    object["reason"] = reason(outcome);
    object["offset"] = outcome.offset;
    object["line"] = nullptr;
    object["column"] = nullptr;
    if (outcome.position) {
        object["line"] = outcome.position->line;
        object["column"] = outcome.position->column;
    }
    add_place(object, outcome.place);
    object["check"] = outcome.failed ? Json(pith::check_name(*outcome.failed)) : Json(nullptr);
    if (is_audit) add_audit(object, outcome);
    add_claims(object, outcome.said);
    if (!is_audit) return write(dump(object) + "\n");
    object["findings"] = findings(outcome);
    std::string text = dump(object);
    text.pop_back();  // the brace; one more member follows
    write(text + ",\"values\":[");
    List list(write);
    if (outcome.values) outcome.values->read(list);
    write("]}\n");
}

void write_json(const RotationOutcome &outcome, const Write &write) {
    const bool genuine = outcome.is_genuine();
    Json object = begin_object(outcome.file, std::nullopt);
    object["verdict"] = pith::verdict_name(outcome.verdict);
    object["scope"] = "rotation";
    object["reason"] = reason(outcome);
    object["offset"] = outcome.offset;
    object["line"] = genuine ? Json(nullptr) : Json(outcome.position.line);
    object["column"] = genuine ? Json(nullptr) : Json(outcome.position.column);
    add_place(object, genuine ? std::nullopt : std::optional(outcome.place));
    object["time"] = outcome.time == PITH_TIME_NONE ? Json(nullptr) : Json(iso_time(outcome.time));
    object["ring_version"] = outcome.ring_version;
    object["next_version"] = genuine ? Json(outcome.next_version) : Json(nullptr);
    write(dump(object) + "\n");
}

bool is_utf8(std::string_view text) {
    try {
        Json(text).dump();
        return true;
    } catch (const Json::exception &) {
        return false;
    }
}

void write_json_error(const std::string &file, const std::optional<Line> &line,
                      const std::string &error, const Write &write) {
    Json object = begin_object(file, line);
    object["verdict"] = nullptr;
    object["line"] = line ? Json(line->number) : Json(nullptr);
    object["error"] = error;
    write(dump(object) + "\n");
}

}  // namespace host
