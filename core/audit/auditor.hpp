// SPDX-License-Identifier: MIT
// The audit of a document in canonical order, as its bytes go by.
//
//     bytes -> Scanner -> walk: Path, Digests, slice -> rule of the value -> its part
//                                                                             |
//                                label <- Digests <- Earned <-----------------+--> Findings
//
// The hashed bytes are the compared and reported bytes, also if a source changes between two reads.
// Each part owns its state. README.md explains the parts, the labels and the unions.
#pragma once

#include <pith/audit.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/aliases.hpp"
#include "audit/bundle.hpp"
#include "audit/digests.hpp"
#include "audit/event.hpp"
#include "audit/findings.hpp"
#include "audit/kinds.hpp"
#include "audit/list.hpp"
#include "audit/path.hpp"
#include "audit/policy.hpp"
#include "audit/record_part.hpp"
#include "audit/report.hpp"
#include "audit/state.hpp"
#include "audit/value.hpp"
#include "curve/ed25519.hpp"
#include "json/scan.hpp"

namespace pith::audit {

// Plain data without constructors: all zero is an audit that has not begun.
class Auditor {
 public:
    void begin(const pith_keyring *ring, const pith_policy *policy);
    size_t feed(const uint8_t *data, size_t size);
    void end();
    verdict step(uint32_t budget);
    verdict misuse() { return decide(PITH_MISUSE, offset()); }
    // For a source: its size, the offset of the next bytes, and a fault of the canonicalizer.
    void limit(uint32_t size);
    void set_origin(uint32_t origin) { shift_ = origin - scanner_.offset(); }
    void refuse(verdict why, uint32_t offset);
    bool is_reading() const { return phase_ == Phase::kReading; }
    bool wants_input() const { return is_reading() && !is_input_ended(); }
    bool is_working() const { return phase_ == Phase::kWorking; }

    uint32_t offset() const;
    bool get_finding(size_t index, pith_finding &finding) const {
        return findings_.get(index, finding);
    }
    pith_refusal refusal() const { return policy_.refusal(); }
    pith_kind kind() const { return is_genuine() ? kinds_.kind() : PITH_KIND_NONE; }
    uint32_t time() const { return is_genuine() ? signed_time() : 0; }
    verdict get_claims(pith_claims &claims) const;
    verdict get_value(const pith_value &value, pith_text &text) const;
    void on_leaf(pith_leaf leaf, void *context) { report_.on_leaf(leaf, context); }
    void watch(pith_value *values, size_t count);

    // The scanner's sink.
    bool punctuation(uint8_t c, uint32_t offset);
    bool open_string(bool is_key, uint32_t offset);
    bool text(const uint8_t *run, size_t size);
    bool close_string();
    bool scalar(uint8_t c, uint32_t offset);
    bool wants_text() const { return true; }

 private:
    // Work at the end of a container, one unit of step() each. feed() takes no byte before it.
    enum class Work : uint8_t { kSignature, kWhole, kClaims, kEvent };
    enum class End : uint8_t { kNone, kInput, kRoot };

    // The signature that is verified.
    struct Checked {
        const pith_key *key;
        uint32_t place;
        pith_check check;
    };

    // ---- flow (auditor.cpp)
    verdict decide(verdict result, uint32_t offset);
    void decide_by_fault();
    bool is_genuine() const { return phase_ == Phase::kDecided && result_ == PITH_GENUINE; }
    bool is_input_ended() const { return end_ != End::kNone; }
    bool goes_on() const { return is_reading() && !findings_.has_fault(); }
    void await(Work work);
    void do_work();
    void begin_signature(pith_check check, const pith_key *key, uint32_t time, uint32_t place,
                         const uint8_t signature[64], const uint8_t digest[kDigestSize]);
    bool check_signature(uint32_t budget);
    void end_root();
    void finish();
    uint32_t signed_time() const;

    // ---- walk (auditor_walk.cpp)
    void begin_value(uint8_t first, uint32_t offset);
    void open_container(uint8_t bracket, uint32_t offset);
    void close_container(uint8_t bracket, uint32_t offset);
    void end_key();
    void enter_root(const uint8_t *key, size_t size);
    bool is_sibling(const uint8_t *key, size_t size) const;
    bool is_in_known_summary() const;
    pith_check shape_check() const;
    void fail_shape(verdict why, uint32_t offset);
    void end_scalar();
    void end_leaf(uint8_t type);
    void end_member(uint8_t type);
    void end_report(Earned earned, uint8_t type);
    Earned read_slice();
    bool is_too_large(schema::Rule rule);

    // ---- rules (auditor_rules.cpp)
    static pith_check check_of(schema::Rule rule);
    Value value_of(schema::Rule rule, const char *constant);
    bool is_unread(schema::Rule rule) const;
    void begin_rule(schema::Rule rule, uint8_t first, uint32_t offset);
    void open_rule(schema::Rule rule);
    void close_rule(schema::Rule rule);
    Earned check_value(const Value &value);
    Earned check_constant(const Value &value);
    Earned promise(const schema::Row *row);
    void check_other_number();
    void check_whole(const Value &value);
    void end_event();
    void end_summary();
    void end_state();

    const pith_keyring *ring_;
    Policy policy_;
    Phase phase_;
    Work work_;
    End end_;  // the part of the end that is judged
    verdict result_;
    uint32_t offset_;  // of the verdict, when decided
    uint32_t shift_;   // from an offset of the scanner to one of the document
    json::Scanner scanner_;
    Path path_;
    Slice slice_;
    Digests digests_;
    Findings findings_;
    Report report_;
    Kinds kinds_;
    RecordPart record_;
    Aliases aliases_;
    List list_;
    Event event_;
    State state_;
    PublicKey public_key_;
    Checked checked_;
    union {
        Bundle bundle_;
        Aliases::Waiting waiting_;  // in a number record
    };
    union {
        uint8_t bytes_[PITH_SLICE_SIZE];
        curve::Verification check_;
    };
};

}  // namespace pith::audit

namespace pith::json {
// One copy of the inner loop, in auditor_walk.cpp.
extern template size_t Scanner::feed<audit::Auditor>(const uint8_t *, size_t, audit::Auditor &);
}  // namespace pith::json
