// SPDX-License-Identifier: MIT
#include "audit/event.hpp"

#include <string.h>

#include "record/signature.hpp"
#include "schema/schema.hpp"

namespace pith::audit {
namespace {

using schema::kDocuments;
using schema::Row;
using schema::Rule;
using schema::Shape;

constexpr char kRecordCreated[] = "record_created";
constexpr char kGraphSnapshot[] = "graph_snapshot";

}  // namespace

void Event::open(uint8_t depth, uint32_t place) {
    depth_ = depth;
    place_ = place;
    type_ = Type::kNone;
    is_summary_ = false;
    time_ = PITH_TIME_NONE;
    key_ = nullptr;
    has_other_id_ = true;
}

void Event::open_summary(uint8_t depth, uint32_t place, Type type) {
    open(depth, place);
    type_ = type;
    is_summary_ = true;
    next_common_ = kDocuments.range(Shape::kEvent).first;
}

Shape Event::payload() const {
    switch (type_) {
        case Type::kRecordCreated: return Shape::kCreatedPayload;
        case Type::kGraphSnapshot: return Shape::kSnapshotPayload;
        default: return Shape::kOtherPayload;
    }
}

Earned Event::take_digest(const Value &value) {
    return value.read_digest(id_) ? value.promise() : value.fail(PITH_MALFORMED);
}

Earned Event::take_id(const Value &value) {
    uint8_t id[kDigestSize];
    if (!value.read_id(id)) return value.fail(PITH_MALFORMED);
    has_other_id_ = !same_digest(id, id_);
    if (!is_summary_) return value.promise();
    // No key signs the digest of a summary.
    memcpy(id_, id, sizeof id_);
    return Earned::nothing();
}

Earned Event::take_type(const Value &value) {
    type_ = value.equals(kRecordCreated)   ? Type::kRecordCreated
            : value.equals(kGraphSnapshot) ? Type::kGraphSnapshot
                                           : Type::kOther;
    if (type_ == Type::kOther) value.findings.leave_open(PITH_CHECK_OTHER_EVENTS, value.place);
    return Earned::nothing();
}

Earned Event::check_subject(const Value &value, const RecordPart &record) const {
    return record.is_known() ? record.check_number(value) : value.leave_open();
}

Earned Event::check_target(const Value &value) const {
    const char *const target = type_ == Type::kRecordCreated   ? "record"
                               : type_ == Type::kGraphSnapshot ? "graph"
                                                               : nullptr;
    if (target == nullptr || value.equals(target)) return Earned::nothing();
    value.findings.fail(PITH_CHECK_EVENT, PITH_UNSUPPORTED, value.place);
    return Earned::nothing();
}

void Event::take_signature(const Value &value, const pith_keyring &ring) {
    record::EventSignature read;
    verdict fault = value.read(read);
    if (fault == PITH_PENDING && !read.signature(signature_)) fault = PITH_MALFORMED;
    if (fault == PITH_PENDING) fault = read.find_key(ring, key_);
    if (fault != PITH_PENDING) value.fail(fault);
}

// The signer of an event must be the key that signed it. A summary has no signature: its signer may
// be any key of the ring.
void Event::check_signer(const Value &value, const pith_keyring &ring) const {
    const pith_key *key = nullptr;
    record::Signer signer;
    verdict fault = value.read(signer);
    if (fault == PITH_PENDING) fault = signer.find_key(ring, key);
    if (fault == PITH_PENDING && key_ != nullptr && key != key_) fault = PITH_UNKNOWN_KEY;
    if (fault == PITH_PENDING) {
        value.pass();
    } else {
        value.fail(fault);
    }
}

void Event::check_identity(const uint8_t digest[kDigestSize], Findings &findings) const {
    findings.pass(PITH_CHECK_EVENT, place_);
    findings.judge(PITH_CHECK_EVENT_DIGEST, same_digest(digest, id_), PITH_ALTERED, place_);
    findings.judge(PITH_CHECK_EVENT_ID, !has_other_id_, PITH_ALTERED, place_);
    findings.keep(PITH_CHECK_EVENT_DIGEST);
    findings.keep(PITH_CHECK_EVENT_ID);
}

// Returns true for a member that a summary lacks: a constant, the type, or the subject.
bool Event::is_common(const Row &row) {
    if (row.is(schema::kExcluded)) return false;
    return row.constant != nullptr || row.rule == Rule::kEventType || row.rule == Rule::kSubject;
}

const char *Event::type_name() const {
    return type_ == Type::kRecordCreated ? kRecordCreated : kGraphSnapshot;
}

// The rows of an event and the keys of a summary are both in canonical order.
void Event::put_common(const uint8_t *key, size_t size, const RecordPart &record,
                       Digests &digests) {
    const schema::Range range = kDocuments.range(Shape::kEvent);
    while (next_common_ < range.first + range.count) {
        const Row &row = kDocuments.rows[next_common_++];
        if (row.key_size == size && memcmp(row.key, key, size) == 0) return;
        if (!is_common(row)) continue;
        digests.put_member(depth_, row.key, row.key_size);
        const bool is_json = row.type == schema::Type::kAny;
        if (!is_json) digests.put_text(depth_, "\"");
        if (row.rule == Rule::kSubject) {
            char number[PITH_NUMBER_SIZE + 1];
            record.write_number(number);
            digests.put_text(depth_, number);
        } else {
            digests.put_text(depth_, row.rule == Rule::kEventType ? type_name() : row.constant);
        }
        if (!is_json) digests.put_text(depth_, "\"");
    }
}

}  // namespace pith::audit
