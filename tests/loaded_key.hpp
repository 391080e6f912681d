// SPDX-License-Identifier: MIT
// A key ready for verification: with PITH_PRESET=tiny a key loaded at run time needs its comb.
#pragma once

#include <pith/pith.h>
#include <stdint.h>

#include "curve/ed25519.hpp"

namespace tests {

class LoadedKey {
 public:
    explicit LoadedKey(const pith_key &given) : key(given) {
#ifdef PITH_SMALL_CURVE
        if (key.comb == nullptr) pith_load_key(&key, memory_, sizeof memory_);
#else
        if (key.comb == nullptr) pith::curve::Plain::set(key);  // links what it needs
#endif
    }
    LoadedKey(const LoadedKey &) = delete;
    LoadedKey &operator=(const LoadedKey &) = delete;

    pith_key key;

#ifdef PITH_SMALL_CURVE
 private:
    alignas(pith_comb) uint8_t memory_[PITH_COMB_SIZE(1)];
#endif
};

}  // namespace tests
