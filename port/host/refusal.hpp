// SPDX-License-Identifier: MIT
// Describes a refusal: the pointer, what was expected there, and what was found. Computes this from
// the document after the verdict; a fact that it cannot compute is missing.
#pragma once

#include "outcome.hpp"
#include "spans.hpp"

namespace host {

// The keys and the policy of the verifier.
struct Trust {
    const pith::Keyring &keyring;
    const pith::Policy *policy;  // null: a receipt
};

// Returns the place for an outcome that is not genuine. Its verdict, offset, check and rule must be
// set.
Place describe(const pith::Source &source, const Outcome &outcome, const Trust &trust);

// The parts of describe().
struct Refused {
    Text &text;
    const Outcome &outcome;
    const Trust &trust;
    Place &place;
};

// These set what was expected. Here: a value that should equal another, or be computed from it.
void expect_value(const Refused &refused);
// A value that should agree with the events of a state.
bool is_of_state(const Refused &refused);
void expect_state(const Refused &refused);
// A signature, or a value that names a key.
void expect_key(const Refused &refused);
// A rule of the policy.
void expect_policy(const Refused &refused);

// Goes to a member of the object at the place, if there is one, and shows it.
bool go_to(const Refused &refused, std::string_view key);

// Returns the text of the value at a path, at most kFound bytes; nothing without one.
std::string value_at(Text &text, const Path &path);

// Returns the decoded string at a path; nothing without one.
std::string string_at(Text &text, const Path &path);

Path inside(Path path, std::string_view key);

}  // namespace host
