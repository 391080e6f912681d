// SPDX-License-Identifier: MIT
// The current event, or the current summary of one in a state: identity, type, time, signature.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/digests.hpp"
#include "audit/record_part.hpp"

namespace pith::audit {

// Plain data. Events do not nest, and a state contains none, so one event is open at a time.
class Event {
 public:
    enum class Type : uint8_t { kNone, kRecordCreated, kGraphSnapshot, kOther };

    void begin() { depth_ = 0; }

    // Begin an event, or the summary of one of `type`. `depth`: of its members.
    void open(uint8_t depth, uint32_t place);
    void open_summary(uint8_t depth, uint32_t place, Type type);
    void close() { depth_ = 0; }

    bool is_open() const { return depth_ != 0; }
    bool is_summary() const { return is_summary_; }
    uint8_t depth() const { return depth_; }  // of its members; 0: none is open
    Type type() const { return type_; }
    uint32_t place() const { return place_; }
    uint32_t time() const { return time_; }
    const pith_key *key() const { return key_; }
    const uint8_t *signature() const { return signature_; }
    schema::Shape payload() const;

    Earned take_digest(const Value &value);
    Earned take_id(const Value &value);
    Earned take_type(const Value &value);
    Earned take_time(const Value &value) { return value.take_time(time_); }
    Earned check_subject(const Value &value, const RecordPart &record) const;
    Earned check_target(const Value &value) const;
    void take_signature(const Value &value, const pith_keyring &ring);
    void check_signer(const Value &value, const pith_keyring &ring) const;

    // Compares the digest of an event with its content_sha256 and event_id.
    void check_identity(const uint8_t digest[kDigestSize], Findings &findings) const;
    // Returns true if the id of a summary is this digest.
    bool has_id(const uint8_t digest[kDigestSize]) const { return same_digest(digest, id_); }

    // Adds the members that a summary lacks to its digest, up to this key.
    void put_common(const uint8_t *key, size_t size, const RecordPart &record, Digests &digests);

 private:
    static bool is_common(const schema::Row &row);
    const char *type_name() const;

    const pith_key *key_;
    uint32_t place_;
    uint32_t time_;
    Type type_;
    uint8_t depth_;
    bool is_summary_;
    uint8_t next_common_;      // the next row of an event for put_common()
    bool has_other_id_;        // event_id is not content_sha256
    uint8_t id_[kDigestSize];  // content_sha256 of an event; event_id of a summary
    uint8_t signature_[64];
};

}  // namespace pith::audit
