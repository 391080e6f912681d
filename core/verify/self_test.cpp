// SPDX-License-Identifier: MIT
#include <pith/selftest.h>

namespace {

// The record of pith:2018:J4IPI4KVA5DKCVG6GTAZKURXZY, and the required members of its receipt.
constexpr char kText[] =
    "{\"canonical_record\":{\"metadata\":{"
    "\"abstract_canon_sha256\":"
    "\"8e8e6f5cc8f32794b99ba1b712e4637ea4bfebd30efb4eee4e451dac31da99ae\","
    "\"cross_cats_sorted\":[],"
    "\"license\":\"http://arxiv.org/licenses/nonexclusive-distrib/1.0/\","
    "\"primary_cat\":\"cs.LG\",\"submitted_at\":\"2018-02-23T16:54:22Z\","
    "\"title_canon_sha256\":\"9f33819dacb9127ff8701d44fbc228ef5b233aea0f9be6472b89ec84d589731a\"},"
    "\"schema_version\":\"1.0\",\"source\":{\"id\":\"1802.08635\",\"kind\":\"arxiv\","
    "\"version\":2}},\"receipt\":{\"algorithm\":\"ed25519\","
    "\"canonical_sha256\":\"4f10f471550746a154de34c1955237ce3ec826b7dea3454f69dfc8cf3afeec78\","
    "\"key_id\":\"pith-v1-2026-05\",\"kind\":\"pith_receipt\",\"signature_b64\":\""
    "GjEilqPUQnV0M0QX9I9VXnycFpxyRKWSn29FhTDlmLts3td68hKJggI3cMRtWWUjSuVUDD3IpvUIfwFBhCbADQ==\","
    "\"signed_message\":\"canonical_sha256_bytes\"}}";
constexpr uint32_t kSize = sizeof kText - 1;

// Returns the end of `before` in the text.
template <uint32_t kLength>
constexpr uint16_t behind(const char (&before)[kLength]) {
    for (uint16_t start = 0;; ++start) {
        uint32_t same = 0;
        while (same < kLength - 1 && kText[start + same] == before[same]) ++same;
        if (same == kLength - 1) return static_cast<uint16_t>(start + same);
    }
}

struct Test {
    uint16_t at;  // of the changed byte
    char byte;
    pith_verdict verdict;
};

constexpr Test kTests[PITH_SELF_TESTS] = {
    {0, '{', PITH_GENUINE},
    {behind("\"version\":"), '1', PITH_ALTERED},
    {behind("lmLts3td68"), 'i', PITH_FORGED},  // in S, still below L
};
static_assert(kText[kTests[0].at] == kTests[0].byte && kText[kTests[1].at] == '2' &&
              kText[kTests[2].at] == 'h');

}  // namespace

void pith_self_test_begin(pith_verifier *v, uint32_t test) {
    if (test >= PITH_SELF_TESTS) test = 0;  // step() refuses its verdict
    const uint32_t at = kTests[test].at;
    pith_begin(v, &pith_registry_keyring);
    pith_feed(v, kText, at);
    pith_feed(v, &kTests[test].byte, 1);
    pith_feed(v, kText + at + 1, kSize - at - 1);
    pith_end(v);
}

pith_verdict pith_self_test_step(pith_verifier *v, uint32_t test, uint32_t budget) {
    const pith_verdict verdict = pith_step(v, budget);
    if (verdict == PITH_PENDING) return PITH_PENDING;
    return test < PITH_SELF_TESTS && verdict == kTests[test].verdict ? PITH_GENUINE : PITH_REFUSED;
}

pith_verdict pith_self_test(pith_verifier *v) {
    for (uint32_t test = 0; test < PITH_SELF_TESTS; ++test) {
        pith_self_test_begin(v, test);
        if (pith_self_test_step(v, test, 0) != PITH_GENUINE) return PITH_REFUSED;
    }
    return PITH_GENUINE;
}
