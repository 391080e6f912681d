// SPDX-License-Identifier: MIT
#include "audit/record_part.hpp"

#include <string.h>

#include "codec/decimal.hpp"
#include "record/receipt.hpp"
#include "record/signature.hpp"
#include "record/title.hpp"

namespace pith::audit {
namespace {

using schema::kDocuments;

bool says(const pith_text &body, const pith_text &raw) {
    return json::says(reinterpret_cast<const uint8_t *>(body.data), body.size, raw.data, raw.size);
}

bool is_version(const void *text, size_t size, uint32_t version) {
    uint32_t value = 0;
    return codec::read_decimal(static_cast<const uint8_t *>(text), size, value) && value == version;
}

}  // namespace

void RecordPart::write_number(char number[PITH_NUMBER_SIZE + 1]) const {
    record::encode_number(digest_, year(), number);
}

// ---- the record

bool RecordPart::take(const Value &copy, pith_check check, Findings &findings) {
    uint8_t digest[kDigestSize];
    hash::sha256(copy.text, copy.size, digest);
    if (is_known_) {
        findings.judge(check, same_digest(digest, digest_), PITH_AMBIGUOUS, copy.place);
        if (is_genuine_) findings.keep(PITH_CHECK_RECORD);
        return false;
    }
    memcpy(digest_, digest, sizeof digest);
    place_ = copy.place;
    is_known_ = true;
    return true;
}

void RecordPart::read(const Value &value, Findings &findings) {
    record::Record record;
    verdict fault = record.read(kDocuments, value.text, value.size);
    if (fault == PITH_PENDING) fault = take_claims(record, claims_);
    if (fault != PITH_PENDING) return findings.fail(PITH_CHECK_RECORD, fault, value.place);
    is_read_ = true;
    findings.pass(PITH_CHECK_RECORD, value.place);
}

// ---- the receipt

// Copies of a receipt must agree in key and signature. The other members are not signed.
bool RecordPart::take_receipt(const Value &value, const pith_keyring &ring, Findings &findings,
                              uint8_t signature[64]) {
    if (!is_read_) {
        findings.fail(PITH_CHECK_RECEIPT, PITH_INCOMPLETE, value.place);
        return false;
    }
    record::Receipt receipt;
    const pith_key *key = nullptr;
    uint8_t digest[kDigestSize];
    verdict fault = receipt.read(kDocuments, value.text, value.size);
    if (fault == PITH_PENDING) fault = receipt.find_key(ring, key);
    if (fault == PITH_PENDING && (!receipt.digest(digest) || !receipt.signature(signature))) {
        fault = PITH_MALFORMED;
    }
    if (fault == PITH_PENDING && is_receipted_ &&
        (key != key_ || memcmp(signature, receipt_head_, kHeadSize) != 0)) {
        fault = PITH_AMBIGUOUS;
    }
    if (fault != PITH_PENDING) {
        findings.fail(PITH_CHECK_RECEIPT, fault, value.place);
        return false;
    }
    has_other_digest_ = has_other_digest_ || !same_digest(digest, digest_);
    findings.judge_by_record(PITH_CHECK_RECORD_DIGEST, same_digest(digest, digest_), PITH_ALTERED,
                             value.place);
    key_ = key;
    memcpy(receipt_head_, signature, kHeadSize);
    receipt_place_ = value.place;
    is_receipted_ = true;
    return true;
}

// If the signature is invalid and a stated digest differs from the record's, the record was
// altered.
void RecordPart::end_receipt(bool is_valid, verdict why, Findings &findings) {
    if (!is_valid && has_other_digest_) {
        return findings.fail(PITH_CHECK_RECORD_DIGEST, PITH_ALTERED, place_);
    }
    findings.judge(PITH_CHECK_RECEIPT, is_valid, why, receipt_place_);
    if (!is_valid) return;
    is_genuine_ = true;
    findings.keep(PITH_CHECK_RECORD);
    findings.keep(PITH_CHECK_RECEIPT);
    findings.settle();
}

// ---- values derived from the record

Earned RecordPart::check_digest(const Value &value, Findings &findings) {
    uint8_t stated[kDigestSize];
    if (!value.read_digest(stated)) {
        findings.fail(PITH_CHECK_RECORD_DIGEST, PITH_MALFORMED, value.place);
        return Earned::nothing();
    }
    if (!is_read_) return Earned::nothing();
    const bool is_same = same_digest(stated, digest_);
    has_other_digest_ = has_other_digest_ || !is_same;
    return findings.judge_by_record(PITH_CHECK_RECORD_DIGEST, is_same, PITH_ALTERED, value.place);
}

Earned RecordPart::check_number(const Value &value, pith_check check, Findings &findings) const {
    if (!is_read_) return Earned::nothing();
    record::Number number;
    const bool is_same = number.parse(value.text, value.size) && number.equals(digest_, year());
    return findings.judge_by_record(check, is_same, PITH_MISNAMED, value.place);
}

Earned RecordPart::check_short_number(const Value &value, Findings &findings) const {
    if (!is_read_) return Earned::nothing();
    record::ShortNumber number;
    const bool is_same = number.parse(value.text, value.size) && number.equals(digest_);
    return findings.judge_by_record(PITH_CHECK_SHORT_NUMBER, is_same, PITH_MISNAMED, value.place);
}

void RecordPart::check_source(const Value &value, Findings &findings) const {
    record::Source source;
    const verdict fault = source.read(value.text, value.size);
    if (fault != PITH_PENDING) return findings.fail(PITH_CHECK_SOURCE, fault, value.place);
    if (!is_read_) return;
    const bool is_same = says(source.id, claims_.text_at(claims_.source_id)) &&
                         says(source.kind, claims_.text_at(claims_.source_kind)) &&
                         is_version(source.version.data, source.version.size, claims_.version);
    findings.judge_by_record(PITH_CHECK_SOURCE, is_same, PITH_ALTERED, value.place);
    findings.keep(PITH_CHECK_SOURCE);
}

Earned RecordPart::check_source_part(const Value &value, Findings &findings) const {
    if (!is_read_) return Earned::nothing();
    bool is_same = false;
    switch (value.rule) {
        case schema::Rule::kSourceId:
            is_same = value.says(claims_.text_at(claims_.source_id));
            break;
        case schema::Rule::kSourceKind:
            is_same = value.says(claims_.text_at(claims_.source_kind));
            break;
        default: is_same = is_version(value.text, value.size, claims_.version);
    }
    return findings.judge_by_record(PITH_CHECK_SOURCE, is_same, PITH_ALTERED, value.place);
}

// Decodes the title in place.
Earned RecordPart::check_title(const Value &title, Findings &findings) const {
    const uint32_t size = json::unescape_text(title.text, title.size);
    const pith_match match = record::match_title(title.text, size, claims_.title_sha256);
    if (match == PITH_MATCH_CANNOT_TELL) {
        findings.leave_open(PITH_CHECK_TITLE, title.place);
        return Earned::nothing();
    }
    if (!is_read_) return Earned::nothing();
    return findings.judge_by_record(PITH_CHECK_TITLE, match == PITH_MATCH_EQUAL, PITH_ALTERED,
                                    title.place);
}

// A link must contain the 26 characters of the number.
Earned RecordPart::check_link(const Value &link, Findings &findings) const {
    if (!is_read_) return Earned::nothing();
    char number[PITH_NUMBER_SIZE + 1];
    write_number(number);
    constexpr size_t kSize = record::Number::kCharacters;
    const char *const name = number + (PITH_NUMBER_SIZE - kSize);
    bool is_named = false;
    for (size_t i = 0; i + kSize <= link.size && !is_named; ++i) {
        is_named = memcmp(link.text + i, name, kSize) == 0;
    }
    return findings.judge_by_record(PITH_CHECK_LINKS, is_named, PITH_ALTERED, link.place);
}

}  // namespace pith::audit
