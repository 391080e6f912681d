// SPDX-License-Identifier: MIT
// The record of a document, its copies, its receipts, and the values derived from it.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/value.hpp"
#include "record/claims.hpp"
#include "record/number.hpp"

namespace pith::audit {

// Plain data.
class RecordPart {
 public:
    void begin() { is_known_ = is_read_ = is_receipted_ = is_genuine_ = has_other_digest_ = false; }

    // True if values can be compared with the record.
    bool is_known() const { return is_read_; }
    // True if its receipt is verified.
    bool is_genuine() const { return is_genuine_; }
    const uint8_t *digest() const { return digest_; }
    const record::Claims &claims() const { return claims_; }
    const pith_key *key() const { return key_; }  // of its receipt
    const char *year() const { return claims_.text_at(claims_.submitted_at).data; }
    void write_number(char number[PITH_NUMBER_SIZE + 1]) const;

    // Hashes a copy of the record. Returns true for the first copy: then read() must follow.
    bool take(const Value &copy, pith_check check);
    void read(const Value &record);

    // Reads a receipt. If it returns true, verify `signature` by key() over digest(), then call
    // end_receipt().
    bool take_receipt(const Value &receipt, const pith_keyring &ring, uint8_t signature[64]);
    void end_receipt(bool is_valid, verdict why, Findings &findings);

    // Compare a value with the record. Without a record they return Earned::nothing().
    Earned check_digest(const Value &value);
    Earned check_number(const Value &value) const;
    Earned check_short_number(const Value &value) const;
    void check_source(const Value &source) const;
    Earned check_source_part(const Value &value) const;
    Earned check_title(const Value &title) const;
    Earned check_link(const Value &link) const;

 private:
    bool is_source(schema::Rule part, const uint8_t *text, size_t size) const;
    Earned compare_digest(const uint8_t stated[kDigestSize], const Value &value);

    static constexpr size_t kHeadSize = 32;

    const pith_key *key_;
    uint32_t place_;
    uint32_t receipt_place_;
    uint8_t digest_[kDigestSize];
    uint8_t receipt_head_[kHeadSize];  // R of the first receipt; R determines S
    bool is_known_;                    // digested
    bool is_read_;
    bool is_receipted_;
    bool is_genuine_;
    bool has_other_digest_;  // a stated digest is not the digest of the record
    record::Claims claims_;
};

}  // namespace pith::audit
