// SPDX-License-Identifier: MIT
// The values that a state should have: its events decide them.
#include <vector>

#include "digests.hpp"
#include "record_facts.hpp"
#include "refusal.hpp"

namespace host {
namespace {

constexpr std::size_t kIds = 256;  // kept at once

// Returns the number of elements of an array.
std::size_t count_at(Text &text, const Path &path) {
    std::size_t count = 0;
    if (const auto span = text.find(path))
        text.for_each_part(span->begin, [&](const Part &) { return ++count, true; });
    return count;
}

Path element(Path path, std::size_t index) {
    path.push_back({true, index, ""});
    return path;
}

bool in_bundle(const Refused &refused) {
    return root_shape(refused.text) == Shape::kBundle;
}

std::size_t count_events(const Refused &refused) {
    return in_bundle(refused) ? count_at(refused.text, path_of({"events"}))
                              : 1 + count_at(refused.text, path_of({"current", "graph_snapshots"}));
}

// Returns the first ids of the events, as JSON text, in one reading. In a lone state the
// record_created event is the first.
std::vector<std::string> first_ids(const Refused &refused) {
    Text &text = refused.text;
    std::vector<std::string> ids;
    const auto add = [&](Span event) {
        const auto id = text.part(event, step_of("event_id"));
        ids.push_back(id ? text.read(*id, kFound) : "");
        return ids.size() < kIds;
    };
    if (!in_bundle(refused)) {
        if (const auto created = text.find(path_of({"current", "record_created"}))) add(*created);
    }
    const auto list = text.find(in_bundle(refused) ? path_of({"events"})
                                                   : path_of({"current", "graph_snapshots"}));
    if (list) text.for_each_part(list->begin, [&](const Part &part) { return add(part.value); });
    return ids;
}

// Goes to the first id that is not the one of its event, if it is among the first kIds.
void expect_order(const Refused &refused) {
    Place &place = refused.place;
    const Path list = in_bundle(refused) ? path_of({"state", "applied_event_ids"})
                                         : path_of({"applied_event_ids"});
    const std::size_t count = count_events(refused);
    const std::size_t listed = count_at(refused.text, list);
    set_path(place, list);
    place.expected = std::to_string(count) + " ids, one of each event";
    place.found = std::to_string(listed);
    const auto span = refused.text.find(list);
    if (listed != count || !span) return;
    place.found += ", not each event once, or in another order";
    const std::vector<std::string> ids = first_ids(refused);
    refused.text.for_each_part(span->begin, [&](const Part &part) {
        const std::size_t index = part.step.index;
        if (index >= ids.size()) return false;
        const std::string id = refused.text.read(part.value, kFound);
        if (id == ids[index]) return true;
        set_path(place, element(list, index));
        place.expected = ids[index];
        place.found = id;
        return false;
    });
}

void expect_summary(const Refused &refused) {
    Place &place = refused.place;
    if (look_up(refused.text, place.path).shape != Shape::kSummary) {
        place.expected = "one summary of each graph_snapshot event, in their order";
        return;
    }
    const bool is_created = name_of(place.path.back()) == "record_created";
    const auto summary = refused.text.find(place.path);
    const auto record = facts_of_record(refused.text);
    if (!summary || !record || !go_to(refused, "event_id")) return;
    const auto digest = digest_of_summary(
        refused.text, *summary, is_created ? "record_created" : "graph_snapshot", record->number);
    if (!digest) return;
    place.expected = "\"sha256:" + hex(*digest) + '"';
    if (place.expected == place.found) place.expected = "the id of its event in the bundle";
}

void expect_aliases(const Refused &refused) {
    set_path(refused.place, path_of({"state", "current", "source_aliases"}));
    refused.place.expected = "the same as /source_aliases";
    refused.place.found = "other aliases";
}

}  // namespace

bool is_of_state(const Refused &refused) {
    if (!refused.outcome.failed) return false;
    switch (*refused.outcome.failed) {
        case PITH_CHECK_STATE_COUNTS:
        case PITH_CHECK_STATE_ORDER:
        case PITH_CHECK_STATE_SUMMARIES:
        case PITH_CHECK_STATE_ALIASES: return true;
        case PITH_CHECK_STATE_DIGEST: return refused.outcome.verdict == pith::Verdict::kNotChecked;
        default: return false;
    }
}

void expect_state(const Refused &refused) {
    switch (*refused.outcome.failed) {
        case PITH_CHECK_STATE_COUNTS:
            refused.place.expected =
                std::to_string(count_events(refused)) + ", the number of events";
            return;
        case PITH_CHECK_STATE_ORDER: return expect_order(refused);
        case PITH_CHECK_STATE_SUMMARIES: return expect_summary(refused);
        case PITH_CHECK_STATE_ALIASES: return expect_aliases(refused);
        default: refused.place.expected = "an integer, whose canonical form is known";
    }
}

}  // namespace host
