// SPDX-License-Identifier: MIT
#include "verify/verifier.hpp"

#include <string.h>

#include "codec/codec.hpp"
#include "json/text.hpp"
#include "keys/keyring.hpp"

namespace pith::verify {

// Verification::result_ shares its place with the scanner's bits, one for each open container. A
// fault that skips check_.begin() must not find kValid there.
static_assert(uint64_t{static_cast<uint32_t>(curve::Verification::Result::kValid)} >> PITH_DEPTH !=
                  0,
              "PITH_DEPTH is 1 to 29: more levels could encode the result kValid");

namespace {

using schema::Rule;

// Compares a digest with the kept one. `inverted`: all ones if the kept one is a stated digest.
bool equal(const uint8_t digest[32], const uint8_t kept[32], uint8_t inverted) {
    uint8_t differ = 0;
    for (size_t i = 0; i < 32; ++i) {
        differ = static_cast<uint8_t>(differ | (digest[i] ^ kept[i] ^ inverted));
    }
    return differ == 0;
}

}  // namespace

void Verifier::begin(const pith_keyring *ring) {
    phase_ = Phase::kReading;
    result_ = PITH_PENDING;
    offset_ = 0;
    ring_ = ring;
    seen_ = 0;
    markers_.begin();
    number_.begin();
    short_number_.begin();
    reading_.scanner.begin();
    reading_.capture.begin();
    if (ring == nullptr || !keys::is_usable(*ring)) misuse();
}

verdict Verifier::decide(verdict result, uint32_t offset) {
    offset_ = offset;
    result_ = result;
    phase_ = Phase::kDecided;
    return result;
}

uint32_t Verifier::offset() const {
    return phase_ == Phase::kReading ? reading_.scanner.offset() : offset_;
}

// Inlined, but its callees are not, so that their frames share the stack.
[[gnu::always_inline]] inline verdict Verifier::take() {
    const Capture &value = reading_.capture;
    const schema::Row &row = *value.ready();
    bool matches = false;
    switch (row.rule) {
        case Rule::kRecord: return take_record();
        case Rule::kReceipt: return take_receipt();
        case Rule::kRecordDigest: return take_digest();
        case Rule::kNumber:
            number_start_ = value.start();
            note(kNumber);
            matches = number_.parse(value.slice(), value.size());
            return matches ? PITH_PENDING : PITH_MISNAMED;
        case Rule::kShortNumber:
            short_number_start_ = value.start();
            note(kShortNumber);
            matches = short_number_.parse(value.slice(), value.size());
            return matches ? PITH_PENDING : PITH_MISNAMED;
        default:
            markers_.note(row.rule);
            matches =
                row.constant == nullptr || json::equals(value.slice(), value.size(), row.constant);
            return matches ? PITH_PENDING : PITH_UNSUPPORTED;
    }
}

verdict Verifier::feed(const uint8_t *data, size_t size) {
    if (phase_ == Phase::kDecided && result_ != PITH_GENUINE) return result_;
    if (phase_ != Phase::kReading) return misuse();
    json::Scanner &scanner = reading_.scanner;
    Capture &capture = reading_.capture;
    while (size != 0) {
        const size_t consumed = scanner.feed(data, size, capture);
        data += consumed;
        size -= consumed;
        if (scanner.fault() != PITH_PENDING) return decide(scanner.fault(), scanner.offset());
        if (capture.fault() != PITH_PENDING) return decide(check_fault(), capture.start());
        if (capture.ready() == nullptr) continue;
        const verdict fault = take();
        if (fault != PITH_PENDING) return decide(fault, capture.start());
        capture.release();
    }
    return PITH_PENDING;
}

// Copies must have one digest, which covers all fields. Claims and digest are always those of the
// last copy, so a fault cannot mix two copies.
[[gnu::noinline]] verdict Verifier::take_record() {
    Capture &value = reading_.capture;
    record::Record record;
    verdict fault = record.read(schema::kParts, value.slice(), value.size());
    if (fault == PITH_PENDING) fault = record::take_claims(record, claims_);
    if (fault != PITH_PENDING) return fault;
    record.digest(schema::kParts, value.scratch());
    const uint8_t *digest = value.slice();
    if (has(kDigest | kRecord) && !equal(digest, digest_, inverted())) {
        return has(kRecord) ? PITH_AMBIGUOUS : PITH_ALTERED;
    }
    memcpy(digest_, digest, kDigestSize);
    note(kRecord);
    return PITH_PENDING;
}

// Copies must agree in key, signature and digest. The other members are not signed and not used.
[[gnu::noinline]] verdict Verifier::take_receipt() {
    const Capture &value = reading_.capture;
    record::Receipt receipt;
    const pith_key *key = nullptr;
    verdict fault = receipt.read(schema::kParts, value.slice(), value.size());
    if (fault == PITH_PENDING) fault = receipt.find_key(*ring_, key);
    if (fault == PITH_PENDING) fault = check_receipt(receipt, key);
    return fault;
}

// Not part of take_receipt(): the signature shares the stack with the hash of find_key().
[[gnu::noinline]] verdict Verifier::check_receipt(const record::Receipt &receipt,
                                                  const pith_key *key) {
    uint8_t bytes[sizeof signature_];
    if (!receipt.signature(bytes)) return PITH_MALFORMED;
    if (!has(kReceipt)) {
        receipt_start_ = reading_.capture.start();
        key_ = key;
        memcpy(signature_, bytes, sizeof signature_);
    } else if (key != key_ || memcmp(bytes, signature_, sizeof signature_) != 0) {
        return PITH_AMBIGUOUS;
    }
    if (!receipt.digest(bytes)) return PITH_MALFORMED;
    const verdict fault = compare(bytes);
    if (fault == PITH_PENDING) note(kReceipt);
    return fault;
}

[[gnu::noinline]] verdict Verifier::take_digest() {
    const Capture &value = reading_.capture;
    uint8_t stated[kDigestSize];
    const bool is_hex = codec::decode_hex(value.slice(), value.size(), stated, sizeof stated);
    return is_hex ? compare(stated) : PITH_MALFORMED;
}

// Returns the fault of Capture. The first bytes of a value that is too large may show another
// fault, for example an event instead of a record.
[[gnu::noinline]] verdict Verifier::check_fault() {
    const Capture &value = reading_.capture;
    if (value.fault() != PITH_TOO_LARGE) return value.fault();
    verdict shape = PITH_PENDING;
    if (value.ready()->rule == Rule::kRecord) {
        record::Record record;
        shape = record.read(schema::kParts, value.slice(), value.size());
    } else if (value.ready()->rule == Rule::kReceipt) {
        record::Receipt receipt;
        shape = receipt.read(schema::kParts, value.slice(), value.size());
    }
    return shape == PITH_UNSUPPORTED ? shape : PITH_TOO_LARGE;
}

// Checks a stated digest: all stated digests and the computed one must be equal.
verdict Verifier::compare(const uint8_t stated[kDigestSize]) {
    if (has(kDigest | kRecord)) {
        return equal(stated, digest_, inverted()) ? PITH_PENDING : PITH_ALTERED;
    }
    for (size_t i = 0; i < kDigestSize; ++i) digest_[i] = static_cast<uint8_t>(~stated[i]);
    note(kDigest);
    return PITH_PENDING;
}

// Checks the whole document, and replaces Reading by Verification in the same memory.
verdict Verifier::end() {
    if (phase_ == Phase::kDecided && result_ != PITH_GENUINE) return result_;
    if (phase_ != Phase::kReading) return misuse();
    const verdict fault = reading_.scanner.end();
    const uint32_t size = reading_.scanner.offset();
    if (fault != PITH_PENDING) return decide(fault, size);
    if (!has(kRecord) || !has(kReceipt)) {
        const bool is_pith = seen_ != 0 || markers_.any();
        return decide(is_pith ? PITH_INCOMPLETE : PITH_NOT_A_RECORD, size);
    }
    const verdict kind = markers_.judge();
    if (kind != PITH_PENDING) return decide(kind, size);
    if (has(kNumber) && !number_.equals(digest_, year())) {
        return decide(PITH_MISNAMED, number_start_);
    }
    if (has(kShortNumber) && !short_number_.equals(digest_)) {
        return decide(PITH_MISNAMED, short_number_start_);
    }
    offset_ = size;
    phase_ = Phase::kWorking;
    check_.begin(signature_, digest_, *key_);
    return PITH_PENDING;
}

verdict Verifier::step(uint32_t budget) {
    if (phase_ == Phase::kDecided) return result_;
    if (phase_ == Phase::kReading) return PITH_PENDING;
    if (phase_ != Phase::kWorking) return misuse();
    switch (check_.step(*key_, budget)) {
        case curve::Verification::Result::kPending: return PITH_PENDING;
        case curve::Verification::Result::kValid: return decide(conclude(), offset_);
        case curve::Verification::Result::kBadKey: return decide(PITH_MISUSE, receipt_start_);
        default: return decide(PITH_FORGED, receipt_start_);
    }
}

// Compares everything again, by other code.
[[gnu::noinline]] verdict Verifier::conclude() const {
    constexpr size_t computed = offsetof(Verifier, check_) + curve::Verification::kComputedOffset;
    static_assert(!curve::is_power_of_2(computed - offsetof(Verifier, signature_)));
    const uint32_t differ = check_.recheck(signature_, digest_, *key_) |
                            number_.recheck(digest_, year()) | short_number_.recheck(digest_);
    return differ == 0 ? PITH_GENUINE : PITH_FORGED;
}

verdict Verifier::get_claims(pith_claims &claims) const {
    memset(&claims, 0, sizeof claims);
    if (phase_ != Phase::kDecided) return PITH_PENDING;
    if (result_ != PITH_GENUINE) return result_;
    const verdict again = conclude();
    if (again != PITH_GENUINE) return again;
    record::encode_number(digest_, year(), claims.number);
    memcpy(claims.digest, digest_, sizeof claims.digest);
    claims.key = key_;
    claims_.fill(claims);
    return again;
}

}  // namespace pith::verify
