// SPDX-License-Identifier: MIT
// The compiler verifies the five real documents. Another verdict than the asserted one, or any
// undefined behaviour, is a compile error.
#include "lift.hpp"

#include "core.inc"

#undef static_assert
#undef volatile
#undef union

namespace {

using pith::verify::Verifier;

struct Document {
    const uint8_t *data;
    size_t size;
    pith_verdict verdict;
    const char *number;  // empty: no claims
};

#include "documents.inc"

constexpr bool equal(const char *a, const char *b) {
    while (*a == *b && *a != '\0') ++a, ++b;
    return *a == *b;
}

constexpr bool is_as_it_should(const Document &document, size_t piece) {
    Verifier v;
    v.begin(&pith_registry_keyring);
    pith_verdict verdict = PITH_PENDING;
    for (size_t i = 0; i < document.size && verdict == PITH_PENDING; i += piece) {
        const size_t left = document.size - i;
        verdict = v.feed(document.data + i, left < piece ? left : piece);
    }
    if (verdict == PITH_PENDING) verdict = v.end();
    if (verdict == PITH_PENDING) verdict = v.step(0);
    pith_claims claims;
    return v.get_claims(claims) == document.verdict && verdict == document.verdict &&
           equal(claims.number, document.number);
}

// One assertion for each document, so that an error names the document (documents.inc).
#define JUDGE(document, piece) static_assert(is_as_it_should(document, piece));
JUDGE_ALL

}  // namespace
