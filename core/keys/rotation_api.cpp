// SPDX-License-Identifier: MIT
// The C interface of ring.h over Rotation.
#include <pith/ring.h>
#include <string.h>

#include "keys/rotation.hpp"

namespace {

using pith::keys::Rotation;

static_assert(sizeof(Rotation) <= sizeof(pith_rotation), "raise PITH_ROTATION_SIZE");
static_assert(sizeof(pith_rotation) - sizeof(Rotation) < 8, "PITH_ROTATION_SIZE wastes memory");
static_assert(alignof(Rotation) <= alignof(pith_rotation));

// The caller's storage holds a Rotation, as in verify/api.cpp.
Rotation &self(pith_rotation *r) {
    return *reinterpret_cast<Rotation *>(r);
}
const Rotation &self(const pith_rotation *r) {
    return *reinterpret_cast<const Rotation *>(r);
}

}  // namespace

void pith_rotation_begin(pith_rotation *r, const pith_ring *current, uint32_t time) {
    if (r != nullptr) self(r).begin(current, time);
}

pith_verdict pith_rotation_feed(pith_rotation *r, const void *data, size_t size) {
    if (r == nullptr) return PITH_MISUSE;
    if (data == nullptr && size != 0) return self(r).misuse();
    return self(r).feed(static_cast<const uint8_t *>(data), size);
}

pith_verdict pith_rotation_end(pith_rotation *r) {
    return r == nullptr ? PITH_MISUSE : self(r).end();
}

pith_verdict pith_rotation_step(pith_rotation *r, uint32_t budget) {
    return r == nullptr ? PITH_MISUSE : self(r).step(budget);
}

pith_verdict pith_rotation_get(const pith_rotation *r, pith_ring *next) {
    if (next == nullptr) return PITH_MISUSE;
    if (r != nullptr) return self(r).get(*next);
    memset(next, 0, sizeof *next);
    return PITH_MISUSE;
}

pith_verdict pith_rotate(pith_rotation *r, const pith_ring *current, uint32_t time,
                         const void *document, size_t size, pith_ring *next) {
    pith_rotation_begin(r, current, time);
    pith_rotation_feed(r, document, size);
    pith_rotation_end(r);
    pith_rotation_step(r, 0);
    return pith_rotation_get(r, next);
}
