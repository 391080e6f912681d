// SPDX-License-Identifier: MIT
// The record and everything that is derived from it: receipt, number, source, aliases, title.
#include <string.h>

#include "codec/base32.hpp"
#include "codec/hex.hpp"
#include "hash/sha256.hpp"
#include "json/text.hpp"
#include "record/number.hpp"
#include "record/receipt.hpp"
#include "record/record.hpp"
#include "record/signature.hpp"
#include "audit/auditor.hpp"

namespace pith::audit {
namespace {

bool same(const pith_text &a, const uint8_t *b, size_t size) {
    return a.size == size && memcmp(a.data, b, size) == 0;
}
bool same(const pith_text &a, const pith_text &b) {
    return same(a, reinterpret_cast<const uint8_t *>(b.data), b.size);
}

// A version as the one text that spells it.
bool spells(const pith_text &text, uint32_t version) {
    uint32_t value = 0;
    if (text.size == 0 || text.size > PITH_NUMBER_DIGITS || text.data[0] == '0') return false;
    for (size_t i = 0; i < text.size; ++i) {
        const char c = text.data[i];
        if (c < '0' || c > '9') return false;
        value = 10 * value + static_cast<uint32_t>(c - '0');
    }
    return value == version;
}

// SHA-256(canonical([])), of {"payload":[]}: what every empty list's snapshot is.
constexpr char kEmptyList[] = "{\"payload\":[]}";

}  // namespace

// Of which rule a further copy of the record is the subject.
pith_check Auditor::copy_check() const {
    return event_depth_ != 0 ? PITH_CHECK_RECORD_CREATED : PITH_CHECK_RECORD;
}

// In canonical order the record comes before whatever depends on it, so that it is missing; or the
// document is out of order, which its next keys will show. Either ends it.
bool Auditor::lacks_record() {
    if (has(kHasRecord)) return false;
    is_record_missed_ = true;
    return true;
}

void Auditor::digest_record() {
    if (is_overflown_) return fail(PITH_CHECK_RECORD, PITH_TOO_LARGE);
    uint8_t digest[kDigestSize];
    hash::sha256(slice_, size_, digest);
    event_met_ |= kHasRecord;
    if (has(kHasRecord)) {
        const bool is_same = memcmp(digest, digest_, sizeof digest) == 0;
        return judge(copy_check(), is_same, PITH_AMBIGUOUS);
    }
    memcpy(digest_, digest, sizeof digest);
    await(Work::kRecordShape);
}

void Auditor::read_record() {
    record::Record record;
    verdict fault = record.read(slice_, size_);
    if (fault == PITH_PENDING) fault = take_claims(record, claims_);
    if (fault != PITH_PENDING) return fail(PITH_CHECK_RECORD, fault);
    met_ |= kHasRecord;
    pass(PITH_CHECK_RECORD);
    if (aliases_met_ != 0) await(Work::kAliases);
}

void Auditor::read_receipt() {
    if (is_overflown_) return fail(PITH_CHECK_RECEIPT, PITH_TOO_LARGE);
    if (lacks_record()) return;
    record::Receipt receipt;
    verdict fault = receipt.read(slice_, size_);
    if (fault == PITH_PENDING) fault = receipt.find_key(*ring_, receipt_key_);
    uint8_t digest[kDigestSize];
    uint8_t signature[64];
    if (fault == PITH_PENDING && (!receipt.digest(digest) || !receipt.signature(signature))) {
        fault = PITH_MALFORMED;
    }
    if (fault != PITH_PENDING) return fail(PITH_CHECK_RECEIPT, fault);
    judge(PITH_CHECK_RECORD_DIGEST, memcmp(digest, digest_, sizeof digest) == 0, PITH_ALTERED);
    met_ |= kHasReceipt;
    event_met_ |= kHasReceipt;
    const uint32_t time = event_depth_ != 0 && summary_depth_ == 0 ? event_time_ : PITH_TIME_NONE;
    begin_signature(PITH_CHECK_RECEIPT, receipt_key_, time, signature, digest_);
}

void Auditor::admit_digest() {
    uint8_t stated[kDigestSize];
    if (lacks_record()) return;
    if (!codec::decode_hex(slice_, size_, stated, sizeof stated)) {
        return fail(PITH_CHECK_RECORD_DIGEST, PITH_MALFORMED);
    }
    judge(PITH_CHECK_RECORD_DIGEST, memcmp(stated, digest_, sizeof stated) == 0, PITH_ALTERED);
}

void Auditor::admit_number(pith_check check) {
    record::Number number;
    if (lacks_record()) return;
    judge(check, number.parse(slice_, size_) && number.spells(digest_, year()), PITH_MISNAMED);
}

void Auditor::admit_short_number() {
    record::ShortNumber number;
    if (lacks_record()) return;
    const bool spells = number.parse(slice_, size_) && number.spells(digest_);
    judge(PITH_CHECK_SHORT_NUMBER, spells, PITH_MISNAMED);
}

void Auditor::admit_source() {
    if (layout_ == Layout::kEvent && !has(kHasRecord)) return;  // of an event that travels alone
    if (lacks_record()) return;
    record::Source source;
    const verdict fault = is_overflown_ ? PITH_TOO_LARGE : source.read(slice_, size_);
    if (fault != PITH_PENDING) return fail(PITH_CHECK_SOURCE, fault);
    const bool is_same = same(source.id, claims_.text_at(claims_.source_id)) &&
                         same(source.kind, claims_.text_at(claims_.source_kind)) &&
                         spells(source.version, claims_.version);
    judge(PITH_CHECK_SOURCE, is_same, PITH_ALTERED);
}

void Auditor::admit_source_part(Act act) {
    if (lacks_record()) return;
    const bool is_id = act == Act::kSourceId;
    const pith_text text = claims_.text_at(is_id ? claims_.source_id : claims_.source_kind);
    const bool is_same =
        act == Act::kSourceVersion
            ? spells({reinterpret_cast<const char *>(slice_), size_}, claims_.version)
            : same(text, slice_, size_);
    judge(PITH_CHECK_SOURCE, is_same, PITH_ALTERED);
}

// ---- aliases: in a number record they come before the record that they are derived from

void Auditor::hash_alias(AliasKind kind, uint8_t out[16]) const {
    static constexpr uint8_t kShort[] = {8, 12, 16};
    hash::Sha256 hash;
    hash.begin();
    if (kind >= kShort8) {
        char text[16];
        codec::encode_base32(digest_, text, kShort[kind - kShort8]);
        hash.update(reinterpret_cast<const uint8_t *>(text), kShort[kind - kShort8]);
    } else {
        static constexpr char kDoiPrefix[] = "10.48550/arxiv.";
        const pith_text id = claims_.text_at(claims_.source_id);
        if (kind == kDoi) {
            hash.update(reinterpret_cast<const uint8_t *>(kDoiPrefix), sizeof kDoiPrefix - 1);
        }
        hash.update(reinterpret_cast<const uint8_t *>(id.data), id.size);
        if (kind == kArxivVersion) {
            uint8_t digits[PITH_NUMBER_DIGITS + 1];
            size_t first = sizeof digits;
            for (uint32_t rest = claims_.version; rest != 0; rest /= 10) {
                digits[--first] = static_cast<uint8_t>('0' + rest % 10);
            }
            digits[--first] = 'v';
            hash.update(digits + first, sizeof digits - first);
        }
    }
    uint8_t digest[kDigestSize];
    hash.finish(digest);
    memcpy(out, digest, 16);
}

void Auditor::admit_alias() {
    if (alias_kind_ == kAliasKinds) {
        trust_ = Trust::kNone;
        return;
    }
    if (layout_ == Layout::kBundle && lacks_record()) return;
    uint8_t digest[kDigestSize];
    hash::sha256(slice_, size_, digest);
    if (has(kHasRecord)) {
        uint8_t expected[16];
        hash_alias(alias_kind_, expected);
        const bool is_same = memcmp(expected, digest, sizeof expected) == 0;
        return judge(PITH_CHECK_ALIASES, is_same && !is_overflown_, PITH_ALTERED);
    }
    uint8_t *const held = aliases_[alias_kind_];
    const uint8_t bit = static_cast<uint8_t>(1u << alias_kind_);
    if ((aliases_met_ & bit) != 0) {
        judge(PITH_CHECK_ALIASES, memcmp(held, digest, 16) == 0, PITH_AMBIGUOUS);
    } else {
        memcpy(held, digest, 16);
        aliases_met_ = static_cast<uint8_t>(aliases_met_ | bit);
        if (is_overflown_) fail(PITH_CHECK_ALIASES, PITH_TOO_LARGE);
        pass(PITH_CHECK_ALIASES);
    }
}

void Auditor::settle_aliases() {
    for (uint8_t kind = 0; kind < kAliasKinds; ++kind) {
        if ((aliases_met_ >> kind & 1) == 0) continue;
        uint8_t expected[16];
        hash_alias(static_cast<AliasKind>(kind), expected);
        if (memcmp(expected, aliases_[kind], sizeof expected) == 0) continue;
        return fail_at(PITH_CHECK_ALIASES, PITH_ALTERED, places_[PITH_CHECK_ALIASES]);
    }
}

// ---- title

// Lower-cased and hashed. Under a signature a title that cannot be told is authentic all the same.
void Auditor::admit_title() {
    if (!has(kHasRecord)) return;  // of an event that travels alone
    bool can_tell = !is_overflown_;
    uint32_t length = 0;
    for (uint32_t i = 0; i < size_ && can_tell;) {
        const uint32_t c = json::read_code_point(slice_, i, size_);
        can_tell = c < 0x80;
        slice_[length++] = static_cast<uint8_t>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    if (!can_tell) {
        trust_ = Trust::kNone;
        const bool is_signed = live_[0].is_alive() && live_[0].is_signed;
        if (!is_signed) leave_unchecked(PITH_CHECK_TITLE, value_offset_);
        return;
    }
    uint8_t digest[kDigestSize];
    hash::sha256(slice_, length, digest);
    const bool is_same = memcmp(digest, claims_.title_sha256, sizeof digest) == 0;
    judge(PITH_CHECK_TITLE, is_same, PITH_ALTERED);
}

// Of a list with entries how its snapshot was taken is not known; the hash is then its own word.
void Auditor::admit_list_digest() {
    if (!is_list_empty_) return;
    uint8_t stated[kDigestSize];
    uint8_t expected[kDigestSize];
    hash::sha256(reinterpret_cast<const uint8_t *>(kEmptyList), sizeof kEmptyList - 1, expected);
    const bool is_same = codec::decode_hex(slice_, size_, stated, sizeof stated) &&
                         memcmp(stated, expected, sizeof stated) == 0;
    judge(PITH_CHECK_SNAPSHOTS, is_same, PITH_ALTERED);
}

// ---- which act is whose

void Auditor::value(Act act) {
    if (!going()) return;
    switch (act) {
        case Act::kRecord: return await(Work::kRecordDigest);
        case Act::kReceipt: return await(Work::kReceipt);
        case Act::kDigest: return admit_digest();
        case Act::kNumber: return admit_number(PITH_CHECK_NUMBER);
        case Act::kStateNumber: return admit_number(PITH_CHECK_NUMBER);
        case Act::kShortNumber: return admit_short_number();
        case Act::kSource: return admit_source();
        case Act::kSourceId:
        case Act::kSourceKind:
        case Act::kSourceVersion: return admit_source_part(act);
        case Act::kAliasKind: return admit_alias_kind();
        case Act::kAliasValue: return admit_alias();
        case Act::kTitle: return admit_title();
        case Act::kListCount: is_list_empty_ = equals("0"); return;
        case Act::kListDigest: return admit_list_digest();
        case Act::kMarker:
            has_record_type_ = has_record_type_ || equals("pith_number_record");
            return judge(event_depth_ != 0 ? PITH_CHECK_EVENT : PITH_CHECK_KIND,
                         !is_overflown_ && equals(node_->constant), PITH_UNSUPPORTED);
        case Act::kEventCount:
        case Act::kValidCount:
        case Act::kInvalidCount:
        case Act::kEquivocationCount: return admit_counter(act);
        case Act::kBuiltAt:
        case Act::kBundleSignature:
        case Act::kLink: return admit_bundle_part(act);
        case Act::kPublicKeyId:
        case Act::kPublicKeyBase64:
        case Act::kPublicKeyHex:
        case Act::kFingerprintBase32:
        case Act::kFingerprintHex: return admit_public_key(act);
        default: return admit_event_part(act);
    }
}

void Auditor::admit_alias_kind() {
    static constexpr const char *kNames[kAliasKinds] = {
        "arxiv", "arxiv_version", "doi", "pith_short_8", "pith_short_12", "pith_short_16"};
    uint8_t kind = 0;
    while (kind < kAliasKinds && !equals(kNames[kind])) ++kind;
    alias_kind_ = static_cast<AliasKind>(kind);
    if (kind != kAliasKinds) return;
    trust_ = Trust::kNone;
    leave_unchecked(PITH_CHECK_ALIASES, value_offset_);
}

}  // namespace pith::audit
