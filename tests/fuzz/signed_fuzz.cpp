// SPDX-License-Identifier: MIT
// Runs the one pass on documents signed by a key of the ring. The claims of a genuine document
// equal another parser's values, and another library accepts the signature.
#include "mutation.hpp"
#include "oracle.hpp"
#include "other_parser.hpp"

namespace {

const tests::Registry &registry() {
    static const tests::Registry only;
    return only;
}

}  // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
                                          unsigned seed) {
    return tests::Mutation(registry(), seed).mutate(data, size, max_size, false);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static tests::Reached reached;
    const std::vector<uint8_t> exact(data, data + size);  // for ASan
    pith_verifier v;
    const pith_verdict verdict = pith_verify(&v, &registry().ring(), exact.data(), size);
    reached.note(verdict == PITH_GENUINE);
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (verdict != PITH_GENUINE) {
        HOLDS(verdict != PITH_PENDING && verdict != PITH_MISUSE);
        // Every split gives the verdict of the first pass.
        std::mt19937 random(static_cast<uint32_t>(size));
        HOLDS(tests::judge_at_random(text, registry().ring(), random) ==
              tests::outcome_of(v, verdict));
        return 0;
    }
    const tests::OtherParser other(text);
    if (other.no_opinion) return 0;
    HOLDS(other.accepted);
    pith_claims claims;
    HOLDS(pith_get_claims(&v, &claims) == PITH_GENUINE);
    tests::json document = tests::json::parse(text);
    tests::expect_claims(registry(), document, claims);
    return 0;
}
