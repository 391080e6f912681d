// SPDX-License-Identifier: MIT
#include "key_check.hpp"

#include "curve/ed25519.hpp"
#include "errors.hpp"

namespace host {

void require_usable(const pith::Key &key) {
    // The check of a signature speaks of its key before it speaks of the signature, so any will do.
    const std::uint8_t signature[64] = {};
    const std::uint8_t message[32] = {};
    pith::curve::Verification verification;
    verification.begin(signature, message, key);
    if (verification.step(key, 0) == pith::curve::Verification::Result::kBadKey) {
        throw UsageError(
            "not a usable key: it must be the canonical encoding of a point of order L");
    }
}

}  // namespace host
