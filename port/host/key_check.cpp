// SPDX-License-Identifier: MIT
#include "key_check.hpp"

#include "errors.hpp"

namespace host {

void load(pith::Key &key, Comb &comb) {
    if (pith_load_key(&key, &comb, sizeof comb) == 0) {
        throw UsageError("the key must be the canonical encoding of a point of order L");
    }
}

}  // namespace host
