// SPDX-License-Identifier: MIT
// Verifies whole documents through the public interface, in the received pieces.
#include <pith/pith.h>
#include <string.h>

#include "rows.hpp"

namespace rows {
namespace {

constexpr uint32_t kKeys = 2;

struct Ring {
    pith_key keys[kKeys];
    char ids[kKeys][PITH_KEY_ID_SIZE + 1];
    pith_keyring ring;
#ifdef PITH_SMALL_CURVE
    void *combs[kKeys][(PITH_COMB_SIZE(2) + sizeof(void *) - 1) / sizeof(void *)];
#endif
} world;
pith_verifier verifier;

// For each key of the ring: bytes of the id: 1 | id | key: 32
void take_ring(Row &row) {
    for (uint32_t i = 0; i < kKeys; ++i) {
        uint8_t size;
        take(row, &size, 1);
        if (size > PITH_KEY_ID_SIZE) stop("a key's id is too long");
        take(row, world.ids[i], size);
        world.ids[i][size] = 0;
        world.keys[i].id = world.ids[i];
        take(row, world.keys[i].bytes, sizeof world.keys[i].bytes);
#ifdef PITH_SMALL_CURVE  // which verifies with loaded keys only; one that is refused is misuse
        pith_load_key(&world.keys[i], world.combs[i], sizeof world.combs[i]);
#endif
    }
    world.ring.keys = world.keys;
    world.ring.count = kKeys;
}

}  // namespace

// ring | bytes of the verdict's name: 1 | name | offset: 4, all ones for any | document
const char *judge_document(Row &row) {
    char name[32];
    uint8_t size, offset[4];
    take_ring(row);
    take(row, &size, 1);
    if (size >= sizeof name) stop("a verdict's name is too long");
    take(row, name, size);
    name[size] = 0;
    take(row, offset, 4);

    pith_begin(&verifier, &world.ring);
    pith_verdict verdict = PITH_PENDING;
    while (row.left != 0) {  // a verdict is final, also with more bytes
        size_t part;
        const uint8_t *const data = piece(row, part);
        verdict = pith_feed(&verifier, data, part);
    }
    if (verdict == PITH_PENDING) verdict = pith_end(&verifier);
    while (verdict == PITH_PENDING) verdict = pith_step(&verifier, 7);
    if (strcmp(pith_verdict_name(verdict), name) != 0) return pith_verdict_name(verdict);
    const uint32_t want = offset[0] | uint32_t{offset[1]} << 8 | uint32_t{offset[2]} << 16 |
                          uint32_t{offset[3]} << 24;
    if (want != UINT32_MAX && pith_offset(&verifier) != want) return "the offset";
    pith_claims claims;
    return pith_get_claims(&verifier, &claims) == verdict ? nullptr : "the verdict with the claims";
}

}  // namespace rows
