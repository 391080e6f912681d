// SPDX-License-Identifier: MIT
// Runs the whole verifier. The fuzzer cannot sign for the registry, so the signed parts of a
// genuine document equal a seed's. Every split gives the same results.
#include <random>

#include "../outcome.hpp"
#include "fuzz.hpp"
#include "other_parser.hpp"

namespace {

constexpr std::string_view kSigned[] = {
    "pith:2017:7M5E3JX623VL7LWVES7CQVSRWN", "pith:2017:ED4F53GCRLOJRJHSWFUN2OGZG2",
    "pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4OP", "pith:2018:J4IPI4KVA5DKCVG6GTAZKURXZY",
    "pith:2019:KD7TAXU7353APX3G353PE6ZDYZ",
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const tests::Outcome whole = tests::judge(text, pith_registry_keyring);
    HOLDS(pith_verdict_name(whole.verdict) != std::string_view("misuse"));
    HOLDS(whole.offset <= size);
    HOLDS((whole.verdict == PITH_GENUINE) == !whole.claims.empty());
    if (whole.verdict == PITH_GENUINE) {
        HOLDS(whole.offset == size);
        const std::string_view number = std::string_view(whole.claims).substr(0, PITH_NUMBER_SIZE);
        HOLDS(std::find(std::begin(kSigned), std::end(kSigned), number) != std::end(kSigned));
        const tests::OtherParser other(text);
        HOLDS(other.accepted || other.no_opinion);
    }
    std::mt19937 random(static_cast<uint32_t>(size));
    HOLDS(tests::judge_at_random(text, pith_registry_keyring, random) == whole);
    HOLDS(tests::judge(text, pith_keyring{}).verdict != PITH_GENUINE);
    return 0;
}
