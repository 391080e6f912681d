// SPDX-License-Identifier: MIT
// The C interface: pith.h over Verifier.
#include <pith/pith.h>
#include <string.h>

#include "storage.hpp"
#include "verify/verifier.hpp"

namespace {

using pith::verify::Verifier;
constexpr pith::Storage<Verifier, pith_verifier> verifier_in;

// Inlined, so that pith_verify() needs no frame of pith_feed() on the deepest path.
[[gnu::always_inline]] inline pith_verdict feed(Verifier &its, const void *data, size_t size) {
    if (data == nullptr && size != 0) return its.misuse();
    return its.feed(static_cast<const uint8_t *>(data), size);
}

}  // namespace

void pith_begin(pith_verifier *v, const pith_keyring *keyring) {
    if (v != nullptr) verifier_in(v).begin(keyring);
}

pith_verdict pith_feed(pith_verifier *v, const void *data, size_t size) {
    return v == nullptr ? PITH_MISUSE : feed(verifier_in(v), data, size);
}

pith_verdict pith_end(pith_verifier *v) {
    return v == nullptr ? PITH_MISUSE : verifier_in(v).end();
}

pith_verdict pith_step(pith_verifier *v, uint32_t budget) {
    return v == nullptr ? PITH_MISUSE : verifier_in(v).step(budget);
}

pith_verdict pith_verify(pith_verifier *v, const pith_keyring *keyring, const void *data,
                         size_t size) {
    if (v == nullptr) return PITH_MISUSE;
    Verifier &its = verifier_in(v);
    its.begin(keyring);
    feed(its, data, size);
    its.end();
    return its.step(0);  // repeats the fault of any call above
}

uint32_t pith_offset(const pith_verifier *v) {
    return v == nullptr ? 0 : verifier_in(v).offset();
}

pith_verdict pith_get_claims(const pith_verifier *v, pith_claims *claims) {
    if (claims == nullptr) return PITH_MISUSE;
    if (v != nullptr) return verifier_in(v).get_claims(*claims);
    memset(claims, 0, sizeof *claims);
    return PITH_MISUSE;
}

const char *pith_verdict_name(pith_verdict verdict) {
    switch (verdict) {
        case PITH_PENDING: return "pending";
        case PITH_GENUINE: return "genuine";
        case PITH_FORGED: return "forged";
        case PITH_ALTERED: return "altered";
        case PITH_MISNAMED: return "misnamed";
        case PITH_UNKNOWN_KEY: return "unknown_key";
        case PITH_UNSUPPORTED: return "unsupported";
        case PITH_MALFORMED: return "malformed";
        case PITH_AMBIGUOUS: return "ambiguous";
        case PITH_INCOMPLETE: return "incomplete";
        case PITH_NOT_A_RECORD: return "not_a_record";
        case PITH_TOO_LARGE: return "too_large";
        case PITH_TOO_COMPLEX: return "too_complex";
        case PITH_UNSORTED: return "unsorted";
        case PITH_NOT_CHECKED: return "not_checked";
        case PITH_REFUSED: return "refused";
        case PITH_UNTIMED: return "untimed";
        case PITH_MISUSE: return "misuse";
    }
    return "misuse";
}

pith_text pith_cross_cat(const pith_claims *claims, uint32_t index) {
    if (claims == nullptr || index >= claims->cross_cats) return {nullptr, 0};
    const char *text = claims->cross_cats_data.data;
    for (; index != 0; --index) text += 1 + static_cast<uint8_t>(*text);
    return {text + 1, static_cast<uint8_t>(*text)};
}
