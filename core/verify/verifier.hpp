// SPDX-License-Identifier: MIT
// The one pass: from bytes to a verdict.
//
//     bytes -> Scanner -> Capture -> Record, Receipt -> digest, claims
//                         end of input -> numbers, markers -> Verification -> verdict
//
// The signature is verified over the digest computed here from the record. A digest that a document
// states can only lead to a refusal. The first fault decides, in the order of the bytes.
//
// No single skipped instruction makes a bad document genuine (tests/fault). Claims and digest come
// from the same copy of the record. conclude() compares again before `genuine` and before claims.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "curve/ed25519.hpp"
#include "json/scan.hpp"
#include "record/claims.hpp"
#include "record/markers.hpp"
#include "record/number.hpp"
#include "record/signature.hpp"
#include "verdict.hpp"
#include "verify/capture.hpp"

namespace pith::verify {

// Plain data without constructors: all zero is a verifier that has not begun.
class Verifier {
 public:
    void begin(const pith_keyring *ring);
    verdict feed(const uint8_t *data, size_t size);
    verdict end();
    verdict step(uint32_t budget);
    verdict misuse() { return decide(PITH_MISUSE, offset()); }

    uint32_t offset() const;
    verdict get_claims(pith_claims &claims) const;

 private:
    static constexpr size_t kDigestSize = 32;

    // Members seen so far.
    enum : uint8_t { kRecord = 1, kReceipt = 2, kDigest = 4, kNumber = 8, kShortNumber = 16 };

    bool has(uint8_t what) const { return (seen_ & what) != 0; }
    uint8_t inverted() const { return has(kRecord) ? 0x00 : 0xFF; }
    void note(uint8_t what) { seen_ = static_cast<uint8_t>(seen_ | what); }

    verdict decide(verdict result, uint32_t offset);
    // Check the value that Capture holds.
    verdict take();
    verdict take_record();
    verdict take_receipt();
    verdict take_digest();
    verdict check_fault();
    verdict check_receipt(const record::Receipt &receipt, const pith_key *key);
    verdict compare(const uint8_t stated[kDigestSize]);
    verdict conclude() const;
    const char *year() const { return claims_.text_at(claims_.submitted_at).data; }

    const pith_keyring *ring_;
    const pith_key *key_;  // of the receipt
    Phase phase_;
    verdict result_;
    uint32_t offset_;  // of the verdict, when decided or verifying
    uint32_t receipt_start_;
    uint32_t number_start_;
    uint32_t short_number_start_;
    uint8_t seen_;
    record::Markers markers_;
    record::ShortNumber short_number_;
    record::Number number_;
    record::Claims claims_;  // of a size that limits set: conclude() compares what follows
    uint8_t signature_[64];
    // The computed digest of the record. Before the record: a stated digest, inverted, so that it
    // can never be used as the computed one.
    uint8_t digest_[kDigestSize];
    struct Reading {
        json::Scanner scanner;
        Capture capture;
    };
    union {
        Reading reading_;            // while kReading
        curve::Verification check_;  // while kWorking
    };
};

}  // namespace pith::verify
