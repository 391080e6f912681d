// SPDX-License-Identifier: MIT
#include "audit/bundle.hpp"

#include <pith/ring.h>
#include <string.h>

#include "record/signature.hpp"
#include "record/time.hpp"

namespace pith::audit {

void Bundle::take_time(const Value &value, Findings &findings) {
    const verdict fault = record::read_time(value.text, value.size, time_);
    if (fault != PITH_PENDING) return findings.fail(PITH_CHECK_TIME, fault, value.place);
    findings.pass(PITH_CHECK_TIME, value.place);
}

void Bundle::take_signature(const Value &value, const pith_keyring &ring, Findings &findings) {
    place_ = value.place;
    const verdict fault =
        record::read_bundle_signature(value.text, value.size, ring, key_, signature_, digest_);
    if (fault != PITH_PENDING) findings.fail(PITH_CHECK_BUNDLE_SIGNATURE, fault, value.place);
}

void Bundle::take_aliases(const uint8_t digest[kDigestSize], bool is_in_state, uint32_t place,
                          Findings &findings) {
    if (is_in_state) {
        if (!has_aliases_) return;  // the bundle is incomplete
        findings.judge(PITH_CHECK_STATE_ALIASES, same_digest(digest, aliases_), PITH_ALTERED,
                       place);
        return;
    }
    memcpy(aliases_, digest, sizeof aliases_);
    has_aliases_ = true;
}

void Bundle::check_digest(const uint8_t digest[kDigestSize], uint32_t place,
                          Findings &findings) const {
    findings.judge(PITH_CHECK_BUNDLE_DIGEST, same_digest(digest, digest_), PITH_ALTERED, place);
}

}  // namespace pith::audit
