// SPDX-License-Identifier: MIT
#include "refusal.hpp"

#include "canonical.hpp"
#include "digests.hpp"
#include "misfits.hpp"

namespace host {
namespace {

using pith::Verdict;

// Returns true if the text itself is at fault: it has no canonical form.
bool is_fault_of_text(const pith::Source &source, std::uint32_t offset) {
    const auto fault =
        write_canonical(source, [](std::string_view, std::uint32_t) { return true; });
    return fault && fault->offset == offset;
}

void expect_less(const Refused &refused) {
    const bool is_deep = refused.place.path.size() >= PITH_DEPTH;
    refused.place.expected =
        is_deep ? "at most " + std::to_string(PITH_DEPTH) + " levels"
                : "keys of at most " + std::to_string(PITH_PATH_SIZE) + " bytes together on a path";
}

// Says where the first member of this name is.
void expect_one(const Refused &refused) {
    Place &place = refused.place;
    place.expected = "each key once";
    Path parent = place.path;
    if (parent.empty()) return;
    const std::string name = name_of(parent.back());
    parent.pop_back();
    const auto object = refused.text.find(parent);
    if (!object) return;
    refused.text.for_each_part(object->begin, [&](const Part &part) {
        if (name_of(part.step) != name) return true;
        if (part.key.begin < refused.outcome.offset)
            place.cause = "the first is at byte " + std::to_string(part.key.begin);
        return false;
    });
}

// The place is a copy that differs from the first.
void expect_copy(const Refused &refused) {
    const Row *const row = look_up(refused.text, refused.place.path).row;
    if (row == nullptr || (row->rule != Rule::kRecord && row->rule != Rule::kReceipt)) return;
    refused.place.expected = row->rule == Rule::kRecord
                                 ? "the same record as in its other copies"
                                 : "the same key and signature as in its other copies";
}

void expect_all_members(const Refused &refused) {
    Place &place = refused.place;
    for (Path path = place.path;; path.pop_back()) {
        const auto span = refused.text.find(path);
        const Shape shape = look_up(refused.text, path).shape;
        const std::string missing = span ? missing_member(refused.text, *span, shape) : "";
        if (!missing.empty()) {
            set_path(place, path);
            place.expected = "the member \"" + missing + '"';
            place.found = "none";
        }
        if (!missing.empty() || path.size() + 1 <= place.path.size() || path.empty()) break;
    }
    if (!place.expected.empty()) return;
    if (refused.outcome.failed == PITH_CHECK_RECORD_CREATED) {
        place.expected = "an event of the type record_created";
    } else if (refused.outcome.scope == Scope::kReceipt) {
        place.expected = "canonical_record and a receipt for it";
    } else {
        return;
    }
    place.found = "none";
}

void expect_size(const Refused &refused) {
    const auto span = refused.text.find(refused.place.path);
    const std::size_t size = span ? canonical_size(refused.text, *span) : 0;
    if (size > PITH_SLICE_SIZE) {
        refused.place.expected = "at most " + std::to_string(PITH_SLICE_SIZE) + " bytes";
        refused.place.found = std::to_string(size) + " bytes";
    } else if (look_up(refused.text, refused.place.path).shape == Shape::kCanonicalRecord) {
        refused.place.expected =
            "texts of at most " + std::to_string(PITH_CLAIM_TEXT_SIZE) + " bytes together";
    }
}

void expect_shape(const Refused &refused) {
    Place &place = refused.place;
    if (place.found == "-0") place.expected = "0, without a sign";
    auto misfit = find_misfit(refused.text, place.path, refused.outcome.verdict);
    // A member of another kind may be noticed at the first member of this one.
    if (!misfit && place.is_key) misfit = find_misfit(refused.text, {}, refused.outcome.verdict);
    if (!misfit) {
        expect_value(refused);
        // One pass finds the first fault of the text, the canonical form another.
        const bool is_text = refused.outcome.scope == Scope::kReceipt &&
                             refused.outcome.verdict == Verdict::kMalformed;
        if (is_text && place.expected.empty()) place.expected = place.allowed;
        return;
    }
    set_path(place, misfit->path);
    place.expected = misfit->expected;
    place.found = misfit->found.empty() ? "none" : misfit->found.substr(0, kFound);
    place.cause = misfit->cause;
}

void expect(const Refused &refused) {
    Place &place = refused.place;
    const Outcome &outcome = refused.outcome;
    if (outcome.refusal.rule != PITH_RULE_NONE) return expect_policy(refused);
    if (outcome.verdict == Verdict::kAmbiguous)
        return place.is_key ? expect_one(refused) : expect_copy(refused);
    if (is_fault_of_text(refused.text.source(), outcome.offset)) {
        if (outcome.verdict != Verdict::kTooComplex) {
            place.expected = place.allowed;
        } else if (place.path.size() >= PITH_DEPTH) {  // else it was too costly to sort
            expect_less(refused);
        }
        return;
    }
    switch (outcome.verdict) {
        case Verdict::kForged:
        case Verdict::kUnknownKey: return expect_key(refused);
        case Verdict::kAltered:
        case Verdict::kMisnamed: return expect_value(refused);
        case Verdict::kNotChecked:
            return outcome.failed == PITH_CHECK_PUBLIC_KEYS ? expect_key(refused)
                                                            : expect_value(refused);
        case Verdict::kUnsupported:
        case Verdict::kMalformed: return expect_shape(refused);
        case Verdict::kIncomplete: return expect_all_members(refused);
        case Verdict::kTooLarge: return expect_size(refused);
        case Verdict::kTooComplex: return expect_less(refused);
        case Verdict::kNotARecord:
            place.expected = "a number record, an envelope, a bundle, a state or an event";
            place.found = value_at(refused.text, {});
            return;
        default: return;
    }
}

}  // namespace

Place describe(const pith::Source &source, const Outcome &outcome, const Trust &trust) {
    Place place = place_of(source, outcome.offset, "");
    Text text(source);
    expect({text, outcome, trust, place});
    drop_cut_character(place);
    return place;
}

Path inside(Path path, std::string_view key) {
    path.push_back(path_of({key}).back());
    return path;
}

std::string value_at(Text &text, const Path &path) {
    const auto span = text.find(path);
    if (!span) return "";
    switch (text.at(span->begin)) {
        case '{': return "an object";
        case '[': return "an array";
        default: return text.read(*span, kFound);
    }
}

std::string string_at(Text &text, const Path &path) {
    const auto span = text.find(path);
    const auto form = span ? canonical_of(text, *span) : std::nullopt;
    return form && form->front() == '"' ? unquoted(*form) : "";
}

bool go_to(const Refused &refused, std::string_view key) {
    const Path path = inside(refused.place.path, key);
    const std::string value = value_at(refused.text, path);
    if (value.empty()) return false;
    set_path(refused.place, path);
    refused.place.found = value;
    return true;
}

}  // namespace host
