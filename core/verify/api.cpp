// SPDX-License-Identifier: MIT
// The C interface: pith.h over Verifier.
#include <pith/pith.h>
#include <string.h>

#include "verify/verifier.hpp"

namespace {

using pith::verify::Verifier;

static_assert(sizeof(Verifier) <= sizeof(pith_verifier), "raise PITH_VERIFIER_SIZE");
static_assert(sizeof(pith_verifier) - sizeof(Verifier) < 8, "PITH_VERIFIER_SIZE wastes memory");
static_assert(alignof(Verifier) <= alignof(pith_verifier));

// The caller's storage holds a Verifier and nothing else ever looks into it; it is of trivial type,
// so it lives there from the first byte written ([basic.life]).
Verifier &self(pith_verifier *v) {
    return *reinterpret_cast<Verifier *>(v);
}
const Verifier &self(const pith_verifier *v) {
    return *reinterpret_cast<const Verifier *>(v);
}

// Inlined, so that pith_verify() needs no frame of pith_feed() on the deepest path.
[[gnu::always_inline]] inline pith_verdict feed(Verifier &its, const void *data, size_t size) {
    if (data == nullptr && size != 0) return its.misuse();
    return its.feed(static_cast<const uint8_t *>(data), size);
}

}  // namespace

void pith_begin(pith_verifier *v, const pith_keyring *keyring) {
    if (v != nullptr) self(v).begin(keyring);
}

pith_verdict pith_feed(pith_verifier *v, const void *data, size_t size) {
    return v == nullptr ? PITH_MISUSE : feed(self(v), data, size);
}

pith_verdict pith_end(pith_verifier *v) {
    return v == nullptr ? PITH_MISUSE : self(v).end();
}

pith_verdict pith_step(pith_verifier *v, uint32_t budget) {
    return v == nullptr ? PITH_MISUSE : self(v).step(budget);
}

pith_verdict pith_verify(pith_verifier *v, const pith_keyring *keyring, const void *data,
                         size_t size) {
    if (v == nullptr) return PITH_MISUSE;
    Verifier &its = self(v);
    its.begin(keyring);
    feed(its, data, size);
    its.end();
    return its.step(0);  // repeats the fault of any call above
}

uint32_t pith_offset(const pith_verifier *v) {
    return v == nullptr ? 0 : self(v).offset();
}

pith_verdict pith_get_claims(const pith_verifier *v, pith_claims *claims) {
    if (claims == nullptr) return PITH_MISUSE;
    if (v != nullptr) return self(v).get_claims(*claims);
    memset(claims, 0, sizeof *claims);
    return PITH_MISUSE;
}

pith_text pith_cross_cat(const pith_claims *claims, uint32_t index) {
    if (claims == nullptr || index >= claims->cross_cats) return {nullptr, 0};
    const char *text = claims->cross_cats_data.data;
    for (; index != 0; --index) text += 1 + static_cast<uint8_t>(*text);
    return {text + 1, static_cast<uint8_t>(*text)};
}
