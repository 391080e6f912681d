// SPDX-License-Identifier: MIT
#include "record/signature.hpp"

#include "keys/keyring.hpp"

namespace pith::record {

verdict find_named(const uint8_t *slice, const Span &id, const Span &fingerprint,
                   const pith_keyring &ring, const pith_key *&key) {
    key = keys::find_key(ring, slice + id.start, id.size);
    if (key == nullptr) return PITH_UNKNOWN_KEY;
    if (fingerprint.start == 0) return PITH_PENDING;
    return keys::check_fingerprint(*key, slice + fingerprint.start, fingerprint.size);
}

}  // namespace pith::record
