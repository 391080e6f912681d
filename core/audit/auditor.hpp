// SPDX-License-Identifier: MIT
// The audit of a document in canonical order, as its bytes go by.
//
//     bytes -> Scanner -> Auditor: Path (order, layout) -> LiveDigests
//                                  slice of the value at hand -> its Act -> finding
//
// Everything is decided from one stream: what is hashed is what is compared and what is reported,
// so a source that changes between two reads cannot say two things.
#pragma once

#include <pith/audit.h>
#include <stddef.h>
#include <stdint.h>

#include "curve/ed25519.hpp"
#include "json/scan.hpp"
#include "record/claims.hpp"
#include "audit/layout.hpp"
#include "audit/id_sequence.hpp"
#include "audit/live_digest.hpp"
#include "audit/path.hpp"

namespace pith::audit {

// Plain data without constructors: all zero is an audit that has not begun.
class Auditor {
 public:
    void begin(const pith_keyring *ring, const pith_policy *policy);
    size_t feed(const uint8_t *data, size_t size);
    void end();
    verdict step(uint32_t budget);
    verdict misuse() { return decide(PITH_MISUSE, offset()); }
    // For a document that is put in order on its way: its size, where the bytes fed next stand in
    // it, and what keeps it from going on.
    void set_origin(uint32_t origin) { shift_ = origin - scanner_.offset(); }
    void refuse(verdict why, uint32_t offset) { fail_at(PITH_CHECK_SYNTAX, why, offset); }
    void limit(uint32_t size);
    bool is_reading() const { return phase_ == Phase::kReading; }
    bool is_working() const { return phase_ == Phase::kWorking; }

    uint32_t offset() const;
    bool get_finding(size_t index, pith_finding &finding) const;
    pith_kind kind() const;
    uint32_t time() const { return result_ == PITH_GENUINE ? time_ : 0; }
    verdict get_claims(pith_claims &claims) const;
    verdict get_value(const pith_value &value, pith_text &text) const;
    void on_leaf(pith_leaf leaf, void *context);
    void watch(pith_value *values, size_t count);

    // Scanner's sink.
    bool punctuation(uint8_t c, uint32_t offset);
    bool open_string(bool is_key, uint32_t offset);
    bool text(const uint8_t *run, size_t size);
    bool close_string();
    bool scalar(uint8_t c, uint32_t offset);
    bool wants_text() const { return true; }

 private:

    static constexpr size_t kDigestSize = 32;
    static constexpr size_t kLive = 3;

    enum class Phase : uint32_t {
        kIdle = 0,
        kReading = 0x0DD4259F,
        kWorking = 0x284B3E37,
        kDecided = 0x71BA84B3,
    };
    enum class Capture : uint8_t { kNone, kString, kScalar, kObject };
    // What a container asks for that has ended, a unit of step() each; the bytes behind it wait.
    enum class Work : uint8_t {
        kSignature,
        kRecordDigest,
        kRecordShape,
        kAliases,
        kReceipt,
        kEvent,
    };

    // What has been met: of the document, and of the event or summary at hand.
    enum : uint8_t { kHasRecord = 1, kHasReceipt = 2, kHasState = 4, kHasSnapshot = 8 };
    enum class EventType : uint8_t { kNone, kRecordCreated, kGraphSnapshot, kOther };
    enum AliasKind : uint8_t {
        kArxiv,
        kArxivVersion,
        kDoi,
        kShort8,
        kShort12,
        kShort16,
        kAliasKinds
    };

    // ---- flow (auditor.cpp)
    verdict decide(verdict result, uint32_t offset);
    bool going() const { return is_reading(); }
    void pass(pith_check check);
    void leave_unchecked(pith_check check, uint32_t offset);
    void fail(pith_check check, verdict why);
    void fail_at(pith_check check, verdict why, uint32_t offset);
    void judge(pith_check check, bool holds, verdict why);
    void begin_signature(pith_check check, const pith_key *key, uint32_t time,
                         const uint8_t signature[64], const uint8_t digest[kDigestSize]);
    void await(Work work);
    bool check_signature(uint32_t budget);
    [[gnu::noinline]] void do_work();
    void finish();
    bool is_allowed(uint32_t size) const;
    bool is_newest();

    // ---- walk (auditor_walk.cpp)
    void begin_value(Type type, uint32_t offset);
    void open_container(uint8_t c, uint32_t offset);
    void close_container(uint8_t c, uint32_t offset);
    void end_key();
    void end_scalar();
    void end_leaf(Trust trust, uint8_t type);
    void watch_text(const uint8_t *run, size_t size);
    bool is_excluded(const LiveDigest &live) const;
    void hash(const uint8_t *run, size_t size);
    void append(const uint8_t *run, size_t size);
    void append(uint8_t c) { append(&c, 1); }
    Act filter(const Node &node) const;
    bool equals(const char *word) const;
    LiveDigest &live_at(uint8_t depth);
    void begin_live(bool is_signed);

    // ---- acts: an object or array that opens, a value whose slice is complete, a container that
    // closes (auditor_record.cpp, auditor_event.cpp, auditor_state.cpp, auditor_bundle.cpp)
    void open(Act act);
    void value(Act act);
    void close(Act act);

    void digest_record();
    void read_record();
    void read_receipt();
    void admit_digest();
    void admit_number(pith_check check);
    void admit_short_number();
    bool lacks_record();
    void admit_source();
    void admit_source_part(Act act);
    void admit_alias_kind();
    void admit_alias();
    void admit_title();
    void admit_list_digest();
    void hash_alias(AliasKind kind, uint8_t out[16]) const;
    void settle_aliases();
    pith_check copy_check() const;

    void open_event();
    void admit_event_part(Act act);
    void admit_signer();
    void seal_event();
    bool decode_id(uint8_t id[kDigestSize]) const;

    void open_summary(EventType type);
    void summary_key();
    void close_summary();
    void admit_counter(Act act);
    void close_state();
    void open_aliases();
    void close_aliases();

    void open_bundle();
    void admit_bundle_part(Act act);
    void admit_public_key(Act act);
    void close_bundle();
    void close_root();

    const char *year() const { return claims_.text_at(claims_.submitted_at).data; }
    bool has(uint8_t what) const { return (met_ & what) != 0; }
    bool in_bundle_state() const { return layout_ == Layout::kBundle && state_depth_ != 0; }

    const pith_keyring *ring_;
    const pith_policy *policy_;
    pith_leaf leaf_;
    void *leaf_context_;
    pith_value *values_;
    size_t value_count_;
    Phase phase_;
    verdict result_;
    uint32_t offset_;        // of the verdict, once decided
    uint32_t shift_;         // from the scanner's offsets to the document's
    uint32_t value_offset_;  // of the value at hand
    uint32_t time_;
    json::Scanner scanner_;
    Path path_;
    LiveDigest live_[kLive];

    // Findings: what was passed or left open, and where first; at most one fault, the verdict.
    uint32_t made_;
    uint32_t unchecked_;
    uint32_t places_[PITH_CHECKS];
    uint8_t fault_check_;  // PITH_CHECKS: none

    // The value at hand.
    const Node *node_;  // that the key announced
    Act act_;                   // of the string, scalar or captured object
    Trust trust_;
    Capture capture_;
    bool in_scalar_;
    bool is_overflown_;
    bool in_key_;
    bool is_ended_;
    bool is_foreign_;  // public key
    Work work_;
    bool is_untimed_;  // a key signed whose validity depends on a time that is not known
    uint8_t scalar_;   // its first byte
    uint8_t capture_depth_;
    uint16_t size_;

    Layout layout_;
    uint8_t met_;
    uint8_t event_met_;
    EventType event_type_;
    uint8_t event_depth_;    // of the members of the event or summary at hand; 0: none
    uint8_t state_depth_;    // of the members of the state; 0: not in it
    uint8_t summary_depth_;  //
    AliasKind alias_kind_;
    uint8_t aliases_met_;
    bool is_record_created_met_;
    bool has_record_type_;
    bool is_record_missed_;
    bool is_list_empty_;
    pith_check signature_check_;
    uint32_t signature_offset_;
    uint32_t event_offset_;  // of the event or summary at hand
    uint32_t bundle_signature_offset_;

    const pith_key *event_key_;
    const pith_key *bundle_key_;
    const pith_key *receipt_key_;
    const pith_key *public_key_;
    const pith_key *checked_key_;
    uint32_t event_count_;
    uint32_t valid_count_;
    uint32_t event_time_;
    uint32_t built_at_;
    bool has_bundle_signature_;
    bool has_aliases_digest_;
    uint8_t digest_[kDigestSize];         // of the record
    uint8_t stated_digest_[kDigestSize];  // by the event or the state at hand of itself
    uint8_t stated_id_[kDigestSize];      // by the event or the summary
    uint8_t created_id_[kDigestSize];     // of the record_created event
    uint8_t snapshots_[kDigestSize];      // chained ids of graph_snapshot events, in `events`
    uint32_t snapshot_count_;
    uint32_t summarised_count_;
    uint8_t aliases_digest_[kDigestSize];
    // What stands in one place of a document only; the places do not overlap.
    union {
        uint8_t event_signature_[64];
        uint8_t summarised_[kDigestSize];  // as snapshots_, in the state
        struct {
            uint8_t hex[16];
            uint8_t base32[17];
        } fingerprint_;  // of the public key at hand
    };
    union {
        struct {
            uint8_t digest[kDigestSize];
            uint8_t signature[64];
        } bundle_;                          // as the bundle states them
        uint8_t aliases_[kAliasKinds][16];  // of any other document: heads of the hashes of values
                                            // that wait for the record
    };
    bool has_fingerprint_base32_;
    bool has_fingerprint_hex_;
    bool has_public_key_;
    IdSequence events_;
    IdSequence applied_;
    record::Claims claims_;
    union {
        uint8_t slice_[PITH_SLICE_SIZE];
        curve::Verification check_;
    };
};

// One copy of the inner loop, in auditor_walk.cpp.
}  // namespace pith::audit

namespace pith::json {
extern template size_t Scanner::feed<audit::Auditor>(const uint8_t *, size_t, audit::Auditor &);
}
