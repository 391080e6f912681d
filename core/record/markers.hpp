// SPDX-License-Identifier: MIT
// The markers of a document: its kind and version. They are not signed. The constant of the row
// refuses an unknown value.
#pragma once

#include <stdint.h>

#include "schema/schema.hpp"
#include "verdict.hpp"

namespace pith::record {

// Plain data.
class Markers {
 public:
    using Rule = schema::Rule;

    static constexpr bool is_marker(Rule rule) {
        return rule >= Rule::kRecordType && rule <= Rule::kEventType;
    }

    void begin() { seen_ = 0; }
    void note(Rule rule) { seen_ = static_cast<uint8_t>(seen_ | bit(rule)); }
    bool has(Rule rule) const { return (seen_ & bit(rule)) != 0; }
    bool any() const { return seen_ != 0; }
    // Returns PITH_PENDING; PITH_UNSUPPORTED: two kinds, or the version of another kind;
    // PITH_INCOMPLETE: a kind without its version. Records and events have the same version member,
    // and an envelope may have it.
    verdict judge() const {
        const bool is_bundle = has(Rule::kBundleType);
        const bool is_state = has(Rule::kStateType);
        const uint32_t others = uint32_t{has(Rule::kRecordType)} + has(Rule::kEventType);
        if (others + is_bundle + is_state > 1) return PITH_UNSUPPORTED;
        if (has(Rule::kBundleVersion) != is_bundle)
            return is_bundle ? PITH_INCOMPLETE : PITH_UNSUPPORTED;
        if (has(Rule::kStateVersion) != is_state)
            return is_state ? PITH_INCOMPLETE : PITH_UNSUPPORTED;
        if (has(Rule::kSchemaVersion))
            return is_bundle || is_state ? PITH_UNSUPPORTED : PITH_PENDING;
        return others != 0 ? PITH_INCOMPLETE : PITH_PENDING;
    }

 private:
    static constexpr uint8_t bit(Rule rule) {
        return static_cast<uint8_t>(
            1u << (static_cast<unsigned>(rule) - static_cast<unsigned>(Rule::kRecordType)));
    }

    uint8_t seen_;
};

}  // namespace pith::record
