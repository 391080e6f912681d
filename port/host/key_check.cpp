// SPDX-License-Identifier: MIT
#include "key_check.hpp"

#include "curve/ed25519.hpp"
#include "options.hpp"

namespace host {

void require_usable(const pith::Key &key) {
    // A signature check looks at its key before all else that a sound signature may fail. This one
    // is sound in form, R the base point (RFC 8032 5.1) and S = 0, and false, so the answer is
    // about the key.
    std::uint8_t signature[64] = {0x58};
    for (int i = 1; i < 32; ++i) signature[i] = 0x66;
    const std::uint8_t digest[32] = {};
    pith::curve::Verification verification;
    verification.begin(signature, digest, key);
    using Result = pith::curve::Verification::Result;
    Result result = Result::kPending;
    while (result == Result::kPending) result = verification.step(key, 64);
    if (result == Result::kBadKey) {
        throw UsageError(
            "not a usable key: it must be the canonical encoding of a point of order L");
    }
}

}  // namespace host
