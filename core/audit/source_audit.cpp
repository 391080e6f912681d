// SPDX-License-Identifier: MIT
// The audit over a source that can be read again. The auditor sees only what the canonicalizer
// writes, so two reads of one byte need not be equal.
//
//     source -> Canonicalizer: pieces in canonical order, each with its place -> Auditor
#include <pith/audit.h>

#include "audit/auditor.hpp"
#include "json/canonicalizer.hpp"
#include "storage.hpp"

namespace {

using pith::audit::Auditor;
using pith::json::Canonicalizer;

constexpr pith::Storage<Auditor, pith_audit> source_auditor_in;
constexpr pith::Storage<Canonicalizer, decltype(pith_source_audit::opaque)> canonicalizer_in;

// Visits that many bytes of the document, or fewer: reading stops where work waits.
pith_verdict read_on(Auditor &auditor, Canonicalizer &canonicalizer, uint32_t visits) {
    const auto sink = [&](const uint8_t *piece, size_t size, uint32_t origin) {
        // A comma keeps the origin of the value before it: a truncated literal is at fault there.
        if (size != 1 || *piece != ',') auditor.set_origin(origin);
        const size_t taken = auditor.feed(piece, size);
        // Work begins only after a closing bracket, which is a piece of its own.
        if (taken != size && auditor.is_working()) auditor.misuse();
        return auditor.is_reading();
    };
    const pith_verdict fault = canonicalizer.step(sink, visits);
    if (!auditor.is_reading()) return PITH_PENDING;
    if (fault != PITH_PENDING) auditor.refuse(fault, canonicalizer.offset());
    if (canonicalizer.done()) {
        auditor.set_origin(canonicalizer.offset());
        auditor.end();
    }
    return auditor.step(1);
}

}  // namespace

void pith_source_audit_begin(pith_source_audit *s, const pith_keyring *keyring,
                             const pith_policy *policy, const pith_source *source) {
    if (s == nullptr) return;
    Auditor &auditor = source_auditor_in(&s->audit);
    auditor.begin(keyring, policy);
    if (source == nullptr || source->read == nullptr) {
        auditor.misuse();
    } else if (auditor.wants_input()) {
        auditor.limit(source->size);
        canonicalizer_in(&s->opaque).begin(source);
    }
}

pith_verdict pith_source_audit_step(pith_source_audit *s, uint32_t budget) {
    if (s == nullptr) return PITH_MISUSE;
    Auditor &auditor = source_auditor_in(&s->audit);
    pith_verdict verdict = PITH_PENDING;
    const uint32_t visits = budget == 0 ? UINT32_MAX : PITH_SOURCE_UNIT;
    for (uint32_t left = budget; verdict == PITH_PENDING && (budget == 0 || left != 0); --left) {
        verdict = auditor.wants_input() ? read_on(auditor, canonicalizer_in(&s->opaque), visits)
                                        : auditor.step(1);
    }
    return verdict;
}
