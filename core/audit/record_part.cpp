// SPDX-License-Identifier: MIT
#include "audit/record_part.hpp"

#include <string.h>

#include "codec/codec.hpp"
#include "record/signature.hpp"

namespace pith::audit {
namespace {

using schema::kDocuments;
using schema::Rule;

}  // namespace

void RecordPart::write_number(char number[PITH_NUMBER_SIZE + 1]) const {
    record::encode_number(digest_, year(), number);
}

// ---- the record

bool RecordPart::take(const Value &copy, pith_check check) {
    uint8_t digest[kDigestSize];
    hash::sha256(copy.text, copy.size, digest);
    if (is_known_) {
        copy.findings.judge(check, same_digest(digest, digest_), PITH_AMBIGUOUS, copy.place);
        if (is_genuine_) copy.findings.keep(PITH_CHECK_RECORD);
        return false;
    }
    memcpy(digest_, digest, sizeof digest);
    place_ = copy.place;
    is_known_ = true;
    return true;
}

void RecordPart::read(const Value &value) {
    record::Record record;
    verdict fault = value.read(record);
    if (fault == PITH_PENDING) fault = take_claims(record, claims_);
    is_read_ = fault == PITH_PENDING;
    if (is_read_) {
        value.pass();
    } else {
        value.fail(fault);
    }
}

// ---- the receipt

// Copies of a receipt must agree in key and signature. The other members are not signed.
bool RecordPart::take_receipt(const Value &value, const pith_keyring &ring, uint8_t signature[64]) {
    record::Receipt receipt;
    const pith_key *key = nullptr;
    uint8_t digest[kDigestSize];
    verdict fault = is_read_ ? value.read(receipt) : PITH_INCOMPLETE;
    if (fault == PITH_PENDING) fault = receipt.find_key(ring, key);
    if (fault == PITH_PENDING && (!receipt.digest(digest) || !receipt.signature(signature))) {
        fault = PITH_MALFORMED;
    }
    if (fault == PITH_PENDING && is_receipted_ &&
        (key != key_ || memcmp(signature, receipt_head_, kHeadSize) != 0)) {
        fault = PITH_AMBIGUOUS;
    }
    if (fault != PITH_PENDING) {
        value.fail(fault);
        return false;
    }
    compare_digest(digest, value);
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

Earned RecordPart::compare_digest(const uint8_t stated[kDigestSize], const Value &value) {
    const bool is_same = same_digest(stated, digest_);
    has_other_digest_ = has_other_digest_ || !is_same;
    return value.findings.judge_by_record(PITH_CHECK_RECORD_DIGEST, is_same, PITH_ALTERED,
                                          value.place);
}

Earned RecordPart::check_digest(const Value &value) {
    uint8_t stated[kDigestSize];
    if (!value.read_digest(stated)) return value.fail(PITH_MALFORMED);
    return is_read_ ? compare_digest(stated, value) : Earned::nothing();
}

Earned RecordPart::check_number(const Value &value) const {
    if (!is_read_) return Earned::nothing();
    record::Number number;
    const bool is_same = number.parse(value.text, value.size) && number.equals(digest_, year());
    return value.judge_by_record(is_same, PITH_MISNAMED);
}

Earned RecordPart::check_short_number(const Value &value) const {
    if (!is_read_) return Earned::nothing();
    record::ShortNumber number;
    const bool is_same = number.parse(value.text, value.size) && number.equals(digest_);
    return value.judge_by_record(is_same, PITH_MISNAMED);
}

bool RecordPart::is_source(Rule part, const uint8_t *text, size_t size) const {
    if (part == Rule::kSourceVersion) {
        uint32_t version = 0;
        return codec::read_decimal(text, size, version) && version == claims_.version;
    }
    const bool is_id = part == Rule::kSourceId;
    const pith_text own = claims_.text_at(is_id ? claims_.source_id : claims_.source_kind);
    return json::says(text, size, own.data, own.size);
}

void RecordPart::check_source(const Value &value) const {
    record::Source source;
    const verdict fault = value.read(source);
    if (fault != PITH_PENDING) value.fail(fault);
    if (fault != PITH_PENDING || !is_read_) return;
    constexpr size_t kId = record::Source::position("id");
    constexpr size_t kKind = record::Source::position("kind");
    constexpr size_t kVersion = record::Source::position("version");
    const auto is = [&](Rule part, size_t member) {
        const record::Span &span = source.fields[member];
        return is_source(part, value.text + span.start, span.size);
    };
    const bool is_same = is(Rule::kSourceId, kId) && is(Rule::kSourceKind, kKind) &&
                         is(Rule::kSourceVersion, kVersion);
    value.judge_by_record(is_same, PITH_ALTERED);
    value.findings.keep(PITH_CHECK_SOURCE);
}

Earned RecordPart::check_source_part(const Value &value) const {
    if (!is_read_) return Earned::nothing();
    return value.judge_by_record(is_source(value.rule, value.text, value.size), PITH_ALTERED);
}

// Decodes the title in place.
Earned RecordPart::check_title(const Value &title) const {
    const uint32_t size = json::unescape_text(title.text, title.size);
    const pith_match match = record::match_title(title.text, size, claims_.title_sha256);
    if (match == PITH_MATCH_CANNOT_TELL) return title.leave_open();
    if (!is_read_) return Earned::nothing();
    return title.judge_by_record(match == PITH_MATCH_EQUAL, PITH_ALTERED);
}

// A link must contain the 26 characters of the number.
Earned RecordPart::check_link(const Value &link) const {
    if (!is_read_) return Earned::nothing();
    char number[PITH_NUMBER_SIZE + 1];
    write_number(number);
    constexpr size_t kSize = record::Number::kCharacters;
    const char *const name = number + (PITH_NUMBER_SIZE - kSize);
    // Else the last digit of an escape could be the first character of the name.
    const size_t size = json::unescape_text(link.text, link.size);
    bool is_named = false;
    for (size_t i = 0; i + kSize <= size && !is_named; ++i) {
        is_named = memcmp(link.text + i, name, kSize) == 0;
    }
    return link.judge_by_record(is_named, PITH_ALTERED);
}

}  // namespace pith::audit
