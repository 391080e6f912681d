// SPDX-License-Identifier: MIT
// Audits documents that a key of the ring signed, in any order, from a source. Other libraries must
// confirm a genuine document, and one pass in canonical order must also accept it.
#include <pith/audit.h>

#include "mutation.hpp"
#include "oracle.hpp"
#include "other_parser.hpp"

namespace {

const tests::Registry &registry() {
    static const tests::Registry only;
    return only;
}

struct Said {
    pith_verdict verdict;
    std::string claims;
    pith_kind kind;
    uint32_t time;
    bool operator==(const Said &) const = default;
};

Said said(const pith_audit &a, pith_verdict verdict) {
    pith_claims claims;
    HOLDS(pith_audit_claims(&a, &claims) == verdict);
    return {verdict, tests::spell(claims), pith_audit_kind(&a), pith_audit_time(&a)};
}

pith_source_audit from_source(std::string_view text, pith_verdict &verdict) {
    pith_source_audit s;
    const pith_source source = pith_mapped(text.data(), static_cast<uint32_t>(text.size()));
    pith_source_audit_begin(&s, &registry().ring(), &pith_default_policy, &source);
    verdict = pith_source_audit_step(&s, 0);
    return s;
}

Said in_one_pass(std::string_view text) {
    pith_audit a;
    const pith_verdict verdict =
        pith_audit_verify(&a, &registry().ring(), &pith_default_policy, text.data(), text.size());
    return said(a, verdict);
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
                                          unsigned seed) {
    return tests::Mutation(registry(), seed).mutate(data, size, max_size, true);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static tests::Reached reached;
    const std::vector<char> exact(data, data + size);  // for ASan
    const std::string_view text(exact.data(), size);
    pith_verdict verdict = PITH_PENDING;
    const pith_source_audit s = from_source(text, verdict);
    HOLDS(verdict != PITH_PENDING && verdict != PITH_MISUSE);
    reached.note(verdict == PITH_GENUINE);
    const Said any_order = said(s.audit, verdict);
    HOLDS((verdict == PITH_GENUINE) == (any_order.kind != PITH_KIND_NONE));

    const Said as_it_stands = in_one_pass(text);
    HOLDS(as_it_stands.verdict != PITH_GENUINE || as_it_stands == any_order);

    const tests::OtherParser other(text);
    if (other.no_opinion || !other.accepted || other.doubled_key || !other.plain_numbers) return 0;
    tests::json document = tests::json::parse(text);
    if (verdict == PITH_TOO_COMPLEX) return 0;  // the source used up its fuel; one pass needs none
    const Said sorted = in_one_pass(tests::canonical(document));
    HOLDS(sorted == any_order);
    if (verdict != PITH_GENUINE) return 0;

    tests::expect_audited(registry(), document);
    pith_claims claims;
    pith_audit_claims(&s.audit, &claims);
    if (claims.key != nullptr) tests::expect_claims(registry(), document, claims);
    if (any_order.kind == PITH_KIND_BUNDLE) {
        HOLDS(any_order.time == tests::seconds_of(tests::text_at(&document, "built_at")));
    }
    return 0;
}
