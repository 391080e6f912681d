// SPDX-License-Identifier: MIT
// Computes the expected value from the record, or from the event, state or bundle around it.
#include <algorithm>

#include "digests.hpp"
#include "forms.hpp"
#include "record_facts.hpp"
#include "refusal.hpp"

namespace host {
namespace {

std::string quoted(const std::string &text) {
    return '"' + text + '"';
}

// Verifiers name the whole event, state or signature. Goes to the member that the check read.
void go_to_member(const Refused &refused) {
    if (!refused.outcome.failed) return;
    switch (*refused.outcome.failed) {
        case PITH_CHECK_EVENT_DIGEST: go_to(refused, "content_sha256"); break;
        case PITH_CHECK_EVENT_ID: go_to(refused, "event_id"); break;
        case PITH_CHECK_STATE_DIGEST: go_to(refused, "state_sha256"); break;
        case PITH_CHECK_BUNDLE_DIGEST:
            if (refused.place.path.empty()) go_to(refused, "bundle_signature");
            go_to(refused, "bundle_sha256");
            break;
        default: break;
    }
}

std::optional<Digest> digest_around(const Refused &refused, std::size_t levels,
                                    std::initializer_list<std::string_view> without) {
    Path path = refused.place.path;
    path.resize(path.size() - std::min(levels, path.size()));
    const auto span = refused.text.find(path);
    return span ? digest_of(refused.text, *span, without) : std::nullopt;
}

std::optional<Digest> event_digest(const Refused &refused) {
    return digest_around(refused, 1, {"content_sha256", "event_id", "signature"});
}

void expect_digest(const Refused &refused, const std::optional<Digest> &digest,
                   const std::string &before = "") {
    if (digest) refused.place.expected = quoted(before + hex(*digest));
}

// The record is not the one whose digest is stated.
void expect_record(const Refused &refused, const RecordFacts &record) {
    const Path receipt = inside({record.path.begin(), record.path.end() - 1}, "receipt");
    const std::string stated = string_at(refused.text, inside(receipt, "canonical_sha256"));
    Place &place = refused.place;
    if (stated == hex(record.digest)) {  // another copy of the digest differs
        set_path(place, {record.path.begin(), record.path.end() - 1});
        if (go_to(refused, "canonical_sha256")) expect_digest(refused, record.digest);
        return;
    }
    if (stated.empty()) return;
    place.expected = "a record with the SHA-256 " + stated + ", as its receipt states";
    place.found = "one with " + hex(record.digest);
    place.cause = "the record was changed, or the receipt is of another record";
}

void expect_source(const Refused &refused, const RecordFacts &record) {
    const Path source = refused.place.path;
    constexpr std::pair<const char *, Rule> kParts[] = {
        {"id", Rule::kSourceId}, {"kind", Rule::kSourceKind}, {"version", Rule::kSourceVersion}};
    for (const auto &[key, rule] : kParts) {
        const auto span = refused.text.find(inside(source, key));
        const std::string expected = source_part(record, rule);
        if (!span || canonical_of(refused.text, *span) == expected) continue;
        go_to(refused, key);
        refused.place.expected = expected;
        return;
    }
}

// The title is hashed in lower case.
void expect_title(const Refused &refused, const RecordFacts &record) {
    const auto span = refused.text.find(refused.place.path);
    const auto form = span ? canonical_of(refused.text, *span) : std::nullopt;
    if (!form) return;
    if (std::any_of(form->begin(), form->end(), [](char c) { return (c & 0x80) != 0; })) {
        refused.place.expected = "a title in ASCII";
        return;
    }
    std::string title = unquoted(*form);
    for (char &c : title) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    refused.place.expected = "the title with the SHA-256 " + record.title_sha256;
    refused.place.found = "one with " + hex(sha256(title));
}

void expect_alias(const Refused &refused, const RecordFacts &record) {
    if (refused.outcome.verdict == pith::Verdict::kUnsupported) {
        refused.place.expected = "no alias of arXiv, for the record's source is another";
        return;
    }
    Path alias = refused.place.path;
    alias.pop_back();
    const std::string kind = string_at(refused.text, inside(alias, "alias_kind"));
    refused.place.expected = alias_value(record, kind);
}

void expect_target(const Refused &refused) {
    Path type = refused.place.path;
    type.pop_back();
    const std::string name = value_at(refused.text, inside(type, "event_type"));
    const bool is_created =
        name == "\"record_created\"" || (name.empty() && name_of(type.back()) == "record_created");
    refused.place.expected = is_created ? "\"record\"" : "\"graph\"";
}

// Returns false if the value does not come from the record.
bool expect_from_record(const Refused &refused, const Known &known) {
    const auto record = facts_of_record(refused.text);
    if (!record) return false;
    std::string &expected = refused.place.expected;
    switch (known.row->rule) {
        case Rule::kRecord: expect_record(refused, *record); return true;
        case Rule::kRecordDigest: expect_digest(refused, record->digest); return true;
        case Rule::kReceipt:
            if (go_to(refused, "canonical_sha256")) expect_digest(refused, record->digest);
            return true;
        case Rule::kNumber:
        case Rule::kSubject: expected = quoted(record->number); return true;
        case Rule::kShortNumber: expected = quoted(record->short_number); return true;
        case Rule::kSource: expect_source(refused, *record); return true;
        case Rule::kSourceId:
        case Rule::kSourceKind:
        case Rule::kSourceVersion: expected = source_part(*record, known.row->rule); return true;
        case Rule::kTitle: expect_title(refused, *record); return true;
        case Rule::kAliasValue: expect_alias(refused, *record); return true;
        case Rule::kLink: expected = "a text with " + record->characters; return true;
        default: return false;
    }
}

}  // namespace

void expect_value(const Refused &refused) {
    constexpr char kEmptyList[] =
        "\"258153158e38e3291e3d48162225fcdb2d5a3ed65a07baac614ab91432fd4f57\"";
    if (is_of_state(refused)) return expect_state(refused);
    go_to_member(refused);
    Path path = refused.place.path;
    Known known = look_up(refused.text, path);
    if (known.row == nullptr && !path.empty() && path.back().is_element) {
        path.pop_back();  // an element of an array that should be empty
        known = look_up(refused.text, path);
    }
    if (known.row == nullptr || expect_from_record(refused, known)) return;
    std::string &expected = refused.place.expected;
    switch (known.row->rule) {
        case Rule::kEventDigest:
            refused.place.cause = "the event or its digest was changed";
            return expect_digest(refused, event_digest(refused));
        case Rule::kEventId: return expect_digest(refused, event_digest(refused), "sha256:");
        case Rule::kStateDigest:
            refused.place.cause = "the state or its digest was changed";
            return expect_digest(refused, digest_around(refused, 1, {"state_sha256"}));
        case Rule::kBundleDigest:
            refused.place.cause = "the bundle or its digest was changed";
            return expect_digest(refused, digest_around(refused, 2, {"bundle_signature"}));
        case Rule::kTarget: return expect_target(refused);
        case Rule::kListDigest: expected = kEmptyList; return;
        case Rule::kConflictCount: expected = "0"; return;
        case Rule::kListItem:
        case Rule::kOtherEvent:
        case Rule::kConflict: expected = "an empty array"; return;
        case Rule::kPrevEvent:
        case Rule::kSupersedes: expected = known.row->constant; return;
        case Rule::kEvent: expected = "one event of each type"; return;
        case Rule::kSnapshotSummary: expected = "one graph_snapshot"; return;
        case Rule::kAliasKind: expected = "no such kind, for a source that is not of arXiv"; return;
        case Rule::kEventType: expected = "\"record_created\" or \"graph_snapshot\""; return;
        default: return;
    }
}

}  // namespace host
