// SPDX-License-Identifier: MIT
#include "audit/findings.hpp"

#include <string.h>

namespace pith::audit {

static_assert(PITH_CHECKS <= 32, "findings are bits of a word");

void Findings::begin() {
    memset(this, 0, sizeof *this);
    fault_check_ = PITH_CHECKS;
}

void Findings::pass(pith_check check, uint32_t place) {
    if ((made_ & bit(check)) == 0) places_[check] = place;
    made_ |= bit(check);
}

void Findings::leave_open(pith_check check, uint32_t place) {
    if ((open_ & bit(check)) != 0) return;
    made_ |= bit(check);
    open_ |= bit(check);
    places_[check] = place;
}

void Findings::fail(pith_check check, verdict why, uint32_t place) {
    if (has_fault()) return;
    made_ |= bit(check);
    places_[check] = place;
    fault_check_ = static_cast<uint8_t>(check);
    fault_ = why;
    fault_place_ = place;
}

Earned Findings::judge(pith_check check, bool holds, verdict why, uint32_t place) {
    if (!holds) {
        fail(check, why, place);
        return Earned::nothing();
    }
    pass(check, place);
    return Earned(Earned::Level::kBound);
}

Earned Findings::judge_by_record(pith_check check, bool holds, verdict why, uint32_t place) {
    if (holds) return judge(check, true, why, place);
    if (!has_suspect()) {
        suspect_ = why;
        suspect_check_ = static_cast<uint8_t>(check);
        suspect_place_ = place;
    }
    return Earned::nothing();
}

Earned Findings::promise(pith_check check) {
    owed_ |= bit(check);
    return Earned(Earned::Level::kBound);
}

Earned Findings::promise_record() {
    owed_ |= bit(PITH_CHECK_RECORD);
    return Earned(Earned::Level::kAuthenticated);
}

void Findings::settle() {
    if (has_suspect()) fail(static_cast<pith_check>(suspect_check_), suspect_, suspect_place_);
}

bool Findings::get(size_t index, pith_finding &finding) const {
    for (uint8_t check = 0; check < PITH_CHECKS; ++check) {
        if ((made_ >> check & 1) == 0 || index-- != 0) continue;
        finding.check = static_cast<pith_check>(check);
        finding.offset = places_[check];
        finding.verdict = (open_ >> check & 1) != 0 ? PITH_NOT_CHECKED : PITH_GENUINE;
        if (check == fault_check_) finding.verdict = fault_;
        return true;
    }
    return false;
}

}  // namespace pith::audit
