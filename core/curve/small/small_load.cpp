// SPDX-License-Identifier: MIT
// Loads a key at run time: checks it once and stores its point in the caller's memory.
#ifdef PITH_SMALL_CURVE
#include <pith/pith.h>

#include "curve/comb.hpp"
#include "curve/decode.hpp"
#include "curve/subgroup.hpp"

namespace pith::curve::small {

[[gnu::noinline]] bool load(pith_comb &comb, const uint8_t bytes[32]) {
    FieldElement x, y;
    if (!decode_point(x, y, bytes) || !has_order_l(x, y)) return false;
    subtract(x, kZero, x);
    comb.minus_key = {element(x), element(y)};
    return true;
}

}  // namespace pith::curve::small

unsigned pith_load_key(pith_key *key, void *memory, size_t size) {
    static_assert(sizeof(pith_comb) <= PITH_COMB_SIZE(1));
    if (key == nullptr) return 0;
    key->comb = nullptr;
    if (memory == nullptr || size < PITH_COMB_SIZE(1) ||
        reinterpret_cast<uintptr_t>(memory) % alignof(void *) != 0) {
        return 0;
    }
    pith_comb *comb = static_cast<pith_comb *>(memory);
    if (!pith::curve::small::load(*comb, key->bytes)) return 0;
    key->comb = comb;
    return 1;
}

#endif
