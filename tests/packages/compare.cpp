// SPDX-License-Identifier: MIT
// Compares the tables of a package with those that the compiler computed for the library.
#include <pith/pith.h>

#include <cstdio>
#include <cstring>

#include "curve/comb.hpp"

extern "C" const pith_key packaged_key;  // table_test.py renames the package's symbols
namespace pith::curve {
extern const Comb packaged_base;
}

namespace {

using pith::curve::Comb;

bool same_shape(const Comb &found, const Comb &expected) {
    return found.teeth == expected.teeth && found.blocks == expected.blocks &&
           found.steps == expected.steps;
}

bool same(const char *name, const Comb &found, const Comb &expected) {
    const unsigned count = unsigned{expected.blocks} << (expected.teeth - 1);
    for (unsigned i = 0; i < count; ++i) {
        if (std::memcmp(&found.entries[i], &expected.entries[i], sizeof *expected.entries) != 0) {
            std::printf("%s: entry %u differs from the compiler's\n", name, i);
            return false;
        }
    }
    return true;
}

}  // namespace

int main() {
    const pith_key &expected = pith_registry_key;
    if (std::strcmp(packaged_key.id, expected.id) != 0 ||
        std::memcmp(packaged_key.bytes, expected.bytes, sizeof expected.bytes) != 0) {
        std::printf("the id or the bytes of the key differ\n");
        return 1;
    }
    if (!same_shape(packaged_key.comb->base, expected.comb->base) ||
        !same_shape(packaged_key.comb->key, expected.comb->key) ||
        !same_shape(pith::curve::packaged_base, pith::curve::kBaseComb)) {
        std::printf("the library has tables of %u teeth and %u blocks, the package of %u and %u\n",
                    expected.comb->key.teeth, expected.comb->key.blocks,
                    packaged_key.comb->key.teeth, packaged_key.comb->key.blocks);
        return 1;
    }
    return same("base", packaged_key.comb->base, expected.comb->base) &&
                   same("key", packaged_key.comb->key, expected.comb->key) &&
                   same("kBaseComb", pith::curve::packaged_base, pith::curve::kBaseComb)
               ? 0
               : 1;
}
