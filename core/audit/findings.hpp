// SPDX-License-Identifier: MIT
// The findings of an audit, and the trust that values earn. The first fault ends the audit.
#pragma once

#include <pith/audit.h>
#include <stddef.h>
#include <stdint.h>

#include "verdict.hpp"

namespace pith::audit {

// The trust that a value earned by a check. Only Findings makes one that is more than nothing, from
// a comparison or a promise.
class Earned {
 public:
    static constexpr Earned nothing() { return Earned(Level::kNothing); }

    constexpr bool is_bound() const { return level_ == Level::kBound; }
    constexpr bool is_authenticated() const { return level_ == Level::kAuthenticated; }

 private:
    friend class Findings;
    enum class Level : uint8_t { kNothing, kBound, kAuthenticated };

    explicit constexpr Earned(Level level) : level_(level) {}

    Level level_;
};

// Plain data.
class Findings {
 public:
    void begin();

    // Notes that `check` compared the value at `place`. If it holds, the value is bound. Otherwise
    // `why` is the verdict.
    Earned judge(pith_check check, bool holds, verdict why, uint32_t place);
    // The same for a comparison with a record whose receipt may not be verified yet. A difference
    // is kept as a suspect: the value or the record was altered.
    Earned judge_by_record(pith_check check, bool holds, verdict why, uint32_t place);
    // Notes that `check` found no fault.
    void pass(pith_check check, uint32_t place);
    // Notes that the protocol has no rule for `check` here.
    void leave_open(pith_check check, uint32_t place);
    void fail(pith_check check, verdict why, uint32_t place);

    // Return trust in a member of a whole object before the check of that object. The check calls
    // keep(). Without it no audit is genuine.
    Earned promise(pith_check check);
    Earned promise_record();
    void keep(pith_check check) { owed_ &= ~bit(check); }

    // Makes the suspect the fault. Call it when the receipt is verified, or at the end.
    void settle();

    bool has_fault() const { return fault_ != PITH_PENDING; }
    verdict fault() const { return fault_; }
    uint32_t fault_place() const { return fault_place_; }
    bool is_owed() const { return owed_ != 0; }
    bool has_suspect() const { return suspect_ != PITH_PENDING; }
    uint32_t made() const { return made_; }  // bits: 1 << check
    uint32_t open() const { return open_; }
    uint32_t place(pith_check check) const { return places_[check]; }
    bool get(size_t index, pith_finding &finding) const;

 private:
    static uint32_t bit(pith_check check) { return uint32_t{1} << check; }

    uint32_t made_;
    uint32_t open_;
    uint32_t owed_;  // promises that are not kept
    uint32_t places_[PITH_CHECKS];
    verdict fault_;
    uint32_t fault_place_;
    verdict suspect_;
    uint32_t suspect_place_;
    uint8_t fault_check_;
    uint8_t suspect_check_;
};

}  // namespace pith::audit
