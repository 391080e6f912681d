// SPDX-License-Identifier: MIT
#include "rotation.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include "document.hpp"
#include "errors.hpp"
#include "rotation_refusal.hpp"

namespace host {
namespace {

using pith::Verdict;

constexpr std::uint32_t kBudget = 4;  // point operations of a step

}  // namespace

RotationOutcome check_rotation(const std::string &file, const pith_ring &ring, std::uint32_t time) {
    Document document(file, PITH_RING_UPDATE_SIZE);
    const pith::Source source = document.source();
    RotationOutcome outcome;
    outcome.file = file;
    outcome.ring_version = ring.version;
    outcome.time = time;
    std::string bytes(std::min<std::uint32_t>(source.size, PITH_RING_UPDATE_SIZE + 1), ' ');
    if (!bytes.empty() && source.read(source.context, 0, bytes.data(), bytes.size()) != 0) {
        document.require_read();
    }
    // One byte at a time, so that the byte of a fault is known.
    const auto work = std::make_unique<pith_rotation>();
    pith_rotation_begin(work.get(), &ring, time);
    pith_verdict verdict = PITH_PENDING;
    std::size_t at = 0;
    while (at < bytes.size() && verdict == PITH_PENDING) {
        verdict = pith_rotation_feed(work.get(), &bytes[at], 1);
        if (verdict == PITH_PENDING) ++at;
    }
    const bool is_of_byte = verdict != PITH_PENDING;
    if (!is_of_byte) verdict = pith_rotation_end(work.get());
    while (verdict == PITH_PENDING) verdict = pith_rotation_step(work.get(), kBudget);
    pith_ring next;
    verdict = pith_rotation_get(work.get(), &next);
    if (verdict == PITH_MISUSE) throw std::logic_error("a rotation was misused");
    outcome.verdict = static_cast<Verdict>(verdict);
    outcome.offset = static_cast<std::uint32_t>(at);
    if (outcome.is_genuine()) {
        outcome.next_version = next.version;
        return outcome;
    }
    if (is_of_byte) {
        // A comma also ends a number or literal, and may follow each.
        bytes.resize(at);
        pith_rotation_begin(work.get(), &ring, time);
        pith_rotation_feed(work.get(), bytes.data(), bytes.size());
        describe_byte(source, ring, pith_rotation_feed(work.get(), ",", 1) == verdict, outcome);
    } else {
        describe_all(source, ring, outcome);
    }
    outcome.position = document.position(outcome.offset);
    document.require_read();
    return outcome;
}

std::string reason(const RotationOutcome &outcome) {
    switch (outcome.verdict) {
        case Verdict::kGenuine: return "a device with this ring accepts the next ring";
        case Verdict::kForged: return "a signature is not the named key's over the next ring";
        case Verdict::kUnknownKey: return "a signer is no key that is valid in its ring now";
        case Verdict::kUnsupported: return "not a rotation that follows this ring";
        case Verdict::kMalformed: return "not strict JSON, or a value not in its required form";
        case Verdict::kAmbiguous: return "a duplicate key";
        case Verdict::kIncomplete: return "the document is truncated";
        case Verdict::kTooLarge: return "a list, an id or the document exceeds its limit";
        case Verdict::kTooComplex: return "nested too deeply";
        default: return "an unknown verdict";
    }
}

}  // namespace host
