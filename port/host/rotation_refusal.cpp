// SPDX-License-Identifier: MIT
#include "rotation_refusal.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

#include "canonical.hpp"
#include "forms.hpp"
#include "policy_ring.hpp"
#include "policy_values.hpp"
#include "spans.hpp"
#include "text.hpp"

namespace host {
namespace {

using pith::Verdict;

// Returns the ring's key with this id, or nothing.
const pith_ring_key *find(const pith_ring &ring, const std::string &id) {
    for (std::uint32_t i = 0; i < ring.count; ++i) {
        if (id == ring.keys[i].id) return &ring.keys[i];
    }
    return nullptr;
}

bool is_same(const pith_ring_key &a, const pith_ring_key &b) {
    return std::memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

// Returns why the key may not sign at this time; nothing if it may.
std::string why_invalid(const pith_ring_key &key, std::uint32_t time) {
    if (key.revoked != 0) return "the key is revoked there";
    if (key.not_before == 0 && key.not_after == 0) return "";
    if (time == PITH_TIME_NONE) return "the key has bounds, and the time is unknown";
    if (time < key.not_before) return "the key is valid from " + iso_time(key.not_before);
    if (key.not_after != 0 && time > key.not_after) {
        return "the key was valid until " + iso_time(key.not_after);
    }
    return "";
}

// Returns the form of the value at this path, by core's table of a rotation.
std::string expected_at(const Path &path) {
    using pith::schema::kRotation;
    Shape in = Shape::kDocument;
    const Row *row = row_of(in, "", kRotation);
    for (const Step &step : path) {
        in = row->shape;
        row = row_of(in, step.is_element ? "" : name_of(step), kRotation);
        if (row == nullptr) return "no such member";
    }
    return expected_form(*row, in);
}

// Returns the path of a pointer like "/ring/keys/0": digits name an element.
Path path_at(std::string_view text) {
    Path path;
    while (!text.empty()) {
        text.remove_prefix(1);
        const std::string_view name = text.substr(0, text.find('/'));
        text.remove_prefix(name.size());
        if (name[0] >= '0' && name[0] <= '9') {
            path.push_back({true, static_cast<std::size_t>(std::stoul(std::string(name))), ""});
        } else {
            path.push_back(path_of({name}).back());
        }
    }
    return path;
}

// Describes why a device refused. Computes this from the document after the verdict.
class Description {
 public:
    Description(const pith::Source &source, const pith_ring &ring, RotationOutcome &outcome)
        : source_(source), ring_(ring), outcome_(outcome), text_(source) {}

    // A byte was refused. `is_before`: the number or literal that ends before it was.
    void describe_byte(bool is_before) {
        std::uint32_t &at = outcome_.offset;
        if (outcome_.verdict == Verdict::kTooLarge && at >= PITH_RING_UPDATE_SIZE) {
            return set_place("at most " + std::to_string(PITH_RING_UPDATE_SIZE) + " bytes", "more");
        }
        const auto fault =
            write_canonical(source_, [](std::string_view, std::uint32_t) { return true; });
        if (fault && fault->offset == at && fault->why == Verdict::kMalformed) {
            outcome_.place = place_of(source_, at, "");
            outcome_.place.expected = outcome_.place.allowed;
            return;
        }
        if (is_before && at > 0) --at;
        if (outcome_.verdict == Verdict::kAmbiguous) go_to_quote();
        outcome_.place = place_of(source_, at, "");
        if (outcome_.verdict == Verdict::kAmbiguous) {
            outcome_.place.expected = "each key once";
            return;
        }
        const int byte = text_.at(at);
        go_to(outcome_.place.path);
        outcome_.place.expected = expected(byte);
    }

    // The whole document was refused.
    void describe_all() {
        Place &place = outcome_.place;
        place = place_of(source_, outcome_.offset, "");
        if (outcome_.verdict == Verdict::kIncomplete) {
            place.expected = place.allowed;
            return;
        }
        read();
        switch (outcome_.verdict) {
            case Verdict::kUnsupported: return describe_next();
            case Verdict::kAmbiguous: return describe_duplicate();
            case Verdict::kUnknownKey: return describe_signer();
            case Verdict::kMalformed:
                go_to(bad_value_);
                place.expected = "a public key of Ed25519";
                return;
            default:
                go_to(path_at("/signatures"));
                place.expected = "two valid signatures over the ring";
                return;
        }
    }

 private:
    // Returns what the value at the place should be. `byte` was refused.
    std::string expected(int byte) const {
        const Path &path = outcome_.place.path;
        if (outcome_.verdict == Verdict::kTooComplex) return "fewer levels";
        if (outcome_.verdict == Verdict::kTooLarge && !path.empty() && path.back().is_element) {
            return path[0].key == "\"ring\"" ? "at most " + std::to_string(PITH_RING_KEYS) + " keys"
                                             : "two signatures";
        }
        if (byte != '}') return expected_at(path);
        return outcome_.verdict == Verdict::kMalformed ? "not_before up to not_after"
                                                       : "all of its members";
    }

    void set_place(const std::string &expected, const std::string &found) {
        outcome_.place.expected = expected;
        outcome_.place.found = found;
    }

    // Goes from the last quote of a key to its first.
    void go_to_quote() {
        std::uint32_t at = outcome_.offset;
        while (at > 0 && (text_.at(at - 1) != '"' || (at > 1 && text_.at(at - 2) == '\\'))) --at;
        if (at > 0) outcome_.offset = at - 1;
    }

    // Goes to the start of a value, if the document has it.
    void go_to(const Path &path) {
        const Path copy = path;
        const auto span = text_.find(copy);
        if (!span) return;
        outcome_.offset = span->begin;
        outcome_.place = place_of(source_, span->begin, "");
        set_path(outcome_.place, copy);
    }

    void read() {
        RingValues values(next_);
        for_each_value(source_, [&](const JsonValue &value) {
            const std::string form = form_of(value.path);
            if (form == "signatures[].key_id" && value.path[1].index < signers_.size()) {
                signers_[value.path[1].index] = read_string(value);
                return;
            }
            try {
                values.take(form, value);
            } catch (const std::runtime_error &) {
                if (bad_value_.empty()) bad_value_ = value.path;
            }
        });
    }

    void describe_next() {
        if (ring_.version == UINT32_MAX || next_.version != ring_.version + 1) {
            go_to(path_at("/ring/version"));
            outcome_.place.expected =
                std::to_string(std::uint64_t{ring_.version} + 1) + ", the version after the ring's";
            return;
        }
        for (std::uint32_t i = 0; i < next_.count; ++i) {
            for (std::uint32_t j = 0; j < ring_.count; ++j) {
                const pith_ring_key &before = ring_.keys[j];
                if (before.revoked == 0 || next_.keys[i].revoked != 0) continue;
                if (!is_same(before, next_.keys[i])) continue;
                go_to(path_at("/ring/keys/" + std::to_string(i) + "/revoked"));
                outcome_.place.expected = "true";
                outcome_.place.cause = "the key is revoked in the ring, and must stay so or leave";
                return;
            }
        }
        go_to({});
        outcome_.place.expected = "a rotation document";
    }

    void describe_duplicate() {
        for (std::uint32_t i = 0; i < next_.count; ++i) {
            for (std::uint32_t j = 0; j < i; ++j) {
                const bool is_id = std::strcmp(next_.keys[i].id, next_.keys[j].id) == 0;
                if (!is_id && !is_same(next_.keys[i], next_.keys[j])) continue;
                go_to(path_at("/ring/keys/" + std::to_string(i) +
                              (is_id ? "/key_id" : "/public_key_hex")));
                outcome_.place.expected = "each key once";
                outcome_.place.cause = "it is also that of key " + std::to_string(j);
                return;
            }
        }
    }

    void describe_signer() {
        const std::array<const pith_ring *, 2> rings{&ring_, &next_};
        for (std::size_t i = 0; i < rings.size(); ++i) {
            const pith_ring_key *const key = host::find(*rings[i], signers_[i]);
            const std::string why = key != nullptr ? why_invalid(*key, outcome_.time) : "";
            if (key != nullptr && why.empty()) continue;
            go_to(path_at("/signatures/" + std::to_string(i) + "/key_id"));
            outcome_.place.expected =
                std::string("a valid key of ") + (i == 0 ? "the ring" : "the next ring");
            outcome_.place.cause = key == nullptr ? "it has no such key" : why;
            return;
        }
    }

    const pith::Source &source_;
    const pith_ring &ring_;
    RotationOutcome &outcome_;
    Text text_;
    pith_ring next_{};
    std::array<std::string, 2> signers_;
    Path bad_value_;
};

}  // namespace

void describe_byte(const pith::Source &source, const pith_ring &ring, bool is_before,
                   RotationOutcome &outcome) {
    Description(source, ring, outcome).describe_byte(is_before);
    drop_cut_character(outcome.place);
}

void describe_all(const pith::Source &source, const pith_ring &ring, RotationOutcome &outcome) {
    Description(source, ring, outcome).describe_all();
    drop_cut_character(outcome.place);
}

}  // namespace host
