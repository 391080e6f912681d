// SPDX-License-Identifier: MIT
// The audit over a source that can be read again: what the canonicalizer writes is what the auditor
// is fed, hashes, compares and reports, so that nothing rests on two reads of one byte being equal.
//
//     source -> Canonicalizer: pieces in canonical order, each with its place -> Auditor
#include <pith/audit.h>

#include "audit/auditor.hpp"
#include "json/canonicalizer.hpp"

namespace {

using pith::audit::Auditor;
using pith::json::Canonicalizer;

static_assert(sizeof(Canonicalizer) <= sizeof(pith_source_audit::opaque),
              "raise PITH_CANONICALIZER_SIZE");
static_assert(sizeof(pith_source_audit::opaque) - sizeof(Canonicalizer) < 8 || sizeof(void *) != 4,
              "PITH_CANONICALIZER_SIZE wastes memory");
static_assert(alignof(Canonicalizer) <= alignof(pith_source_audit));

// As in audit_api.cpp: the caller's storage holds these two and nothing else ever looks into it.
Auditor &auditor_of(pith_source_audit *s) {
    return *reinterpret_cast<Auditor *>(&s->audit);
}
Canonicalizer &canonicalizer_of(pith_source_audit *s) {
    return *reinterpret_cast<Canonicalizer *>(&s->opaque);
}

// One unit of the way through the document.
pith_verdict read_on(Auditor &auditor, Canonicalizer &canonicalizer) {
    const auto sink = [&](const uint8_t *piece, size_t size, uint32_t origin) {
        // A comma between members stands where the value before it ends: a literal that is cut
        // short is at fault there. Of a comma in a text nothing is ever reported.
        if (size != 1 || *piece != ',') auditor.set_origin(origin);
        const size_t taken = auditor.feed(piece, size);
        // Work waits behind a closing bracket only, and that is a piece of its own.
        if (taken != size && auditor.is_working()) auditor.misuse();
        return auditor.is_reading();
    };
    const pith_verdict fault = canonicalizer.step(sink, PITH_SOURCE_UNIT);
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
    Auditor &auditor = auditor_of(s);
    auditor.begin(keyring, policy);
    if (source == nullptr || source->read == nullptr) {
        auditor.misuse();
    } else if (auditor.wants_input()) {
        auditor.limit(source->size);
        canonicalizer_of(s).begin(source);
    }
}

pith_verdict pith_source_audit_step(pith_source_audit *s, uint32_t budget) {
    if (s == nullptr) return PITH_MISUSE;
    Auditor &auditor = auditor_of(s);
    pith_verdict verdict = PITH_PENDING;
    for (uint32_t left = budget; verdict == PITH_PENDING && (budget == 0 || left != 0); --left) {
        verdict = auditor.wants_input() ? read_on(auditor, canonicalizer_of(s)) : auditor.step(1);
    }
    return verdict;
}
