// SPDX-License-Identifier: MIT
// Judges a document without a fault by the caller's policy.
#pragma once

#include <pith/audit.h>
#include <stdint.h>

#include "audit/findings.hpp"
#include "audit/record_part.hpp"

namespace pith::audit {

// The facts for a policy, beside the findings.
struct Subject {
    pith_kind kind;
    uint32_t size;
    uint32_t time;  // authenticated, or PITH_TIME_NONE
};

// The policy of an audit, and the rule that refused its document.
//
// Plain data.
class Policy {
 public:
    void begin(const pith_policy *policy) {
        policy_ = policy;
        is_time_unknown_ = false;
        note({PITH_RULE_NONE, PITH_CHECKS});
    }

    pith_refusal refusal() const {
        return {static_cast<pith_rule>(rule_), static_cast<pith_check>(check_)};
    }
    uint32_t maximum_size() const { return policy_->maximum_size; }
    // Returns false if a document of this size is too large.
    bool allows_size(uint32_t size);
    // Returns false if the ring of the policy refuses this key at the authenticated time of its
    // signature, or at PITH_TIME_NONE.
    bool allows_key(const pith_key *key, uint32_t time, pith_check check);
    // Returns the open findings that are not accepted, as bits. If a required record is missing, an
    // open subject is not among them: judge() refuses the document.
    uint32_t open(const Findings &findings) const;
    // Judges a document without a fault or open finding: PITH_REFUSED, PITH_UNTIMED, or
    // PITH_GENUINE. The store is last: then nothing else can refuse.
    verdict judge(const Subject &subject, const Findings &findings, const RecordPart &record);

 private:
    pith_refusal find_refusal(const Subject &subject, const Findings &findings,
                              const RecordPart &record) const;
    bool is_newest(uint32_t time, const RecordPart &record) const;
    void note(pith_refusal refusal) {
        rule_ = static_cast<uint8_t>(refusal.rule);
        check_ = static_cast<uint8_t>(refusal.check);
    }

    const pith_policy *policy_;
    bool is_time_unknown_;  // the validity of a key depends on an unknown time
    // Stored as bytes: the size of an enumeration depends on the compiler's flags.
    uint8_t rule_;
    uint8_t check_;
};

}  // namespace pith::audit
