// SPDX-License-Identifier: MIT
// Compares the rule of the policy that refused with the document.
#include <algorithm>

#include "record_facts.hpp"
#include "refusal.hpp"
#include "text.hpp"

namespace host {
namespace {

std::string kinds_of(std::uint32_t kinds) {
    std::string names;
    for (std::uint32_t kind = PITH_KIND_ENVELOPE; kind <= PITH_KIND_EVENT; kind <<= 1) {
        if ((kinds & kind) == 0) continue;
        names += (names.empty() ? "" : " or ") + std::string(pith_kind_name(pith_kind(kind)));
    }
    return names.empty() ? "no kind" : names;
}

std::string kind_of(Text &text) {
    switch (root_shape(text)) {
        case Shape::kBundle: return "bundle";
        case Shape::kState: return "state";
        case Shape::kEvent: return "event";
        default: return text.find(path_of({"record_type"})) ? "record" : "envelope";
    }
}

void expect_time(const Refused &refused, std::uint32_t minimum) {
    refused.place.expected = "a signed time of " + iso_time(minimum) + " or later";
    refused.place.found = "none";
    const Shape root = root_shape(refused.text);
    if (root == Shape::kBundle) go_to(refused, "built_at");
    if (root == Shape::kEvent) go_to(refused, "created_at");
}

void expect_check(const Refused &refused) {
    const pith::Check check = refused.outcome.refusal.check;
    const auto &findings = refused.outcome.findings;
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const pith::Finding &its) { return its.check == check; });
    refused.place.expected = "the check " + std::string(pith::check_name(check)) + " to pass";
    refused.place.found = found == findings.end() ? "nothing to check"
                                                  : std::string(pith::verdict_name(found->verdict));
}

// Returns the signed time that a signature has, with a space before it: that of the event or bundle
// around it.
std::string time_of(const Refused &refused) {
    for (Path path = refused.place.path; !path.empty();) {
        path.pop_back();
        const Shape shape = look_up(refused.text, path).shape;
        if (shape != Shape::kEvent && shape != Shape::kBundle) continue;
        return " " + string_at(refused.text,
                               inside(path, shape == Shape::kEvent ? "created_at" : "built_at"));
    }
    return "";
}

// A key that the ring has is not valid at the signed time.
void expect_valid_key(const Refused &refused, const pith_ring &ring) {
    Place &place = refused.place;
    if (look_up(refused.text, place.path).shape == Shape::kEvent) go_to(refused, "signature");
    if (!go_to(refused, "key_id")) return;
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        const pith_ring_key &key = ring.keys[i];
        if (place.found != '"' + std::string(key.id) + '"') continue;
        place.expected = "a key that is valid at the signed time" + time_of(refused);
        place.cause = "the ring has this key";
        if (key.not_before != 0) place.cause += " from " + iso_time(key.not_before);
        if (key.not_after != 0) place.cause += " until " + iso_time(key.not_after);
    }
}

}  // namespace

void expect_policy(const Refused &refused) {
    Place &place = refused.place;
    const pith::Policy *const policy = refused.trust.policy;
    if (policy == nullptr) return;
    if (refused.outcome.refusal.rule == PITH_RULE_RING) {
        if (policy->ring != nullptr) expect_valid_key(refused, *policy->ring);
        return;
    }
    set_path(place, {});
    place.cause.clear();
    switch (refused.outcome.refusal.rule) {
        case PITH_RULE_KINDS:
            place.expected = kinds_of(policy->kinds);
            place.found = kind_of(refused.text);
            return;
        case PITH_RULE_MAXIMUM_SIZE:
            place.expected = "at most " + std::to_string(policy->maximum_size) + " bytes";
            // One byte more than the limit is read from a pipe.
            place.found = refused.text.source().size > policy->maximum_size + 1
                              ? std::to_string(refused.text.source().size)
                              : "more";
            return;
        case PITH_RULE_MINIMUM_TIME: return expect_time(refused, policy->minimum_time);
        case PITH_RULE_REQUIRED: return expect_check(refused);
        case PITH_RULE_NUMBER: {
            const auto record = facts_of_record(refused.text);
            place.expected = '"' + std::string(policy->number) + '"';
            place.found = record ? '"' + record->number + '"' : "none";
            go_to(refused, "pith_number");
            return;
        }
        default: return;
    }
}

}  // namespace host
