// SPDX-License-Identifier: MIT
// The markers by which a document says its kind and version. They are not signed. An unknown value
// means that the document is of a later kind, and is refused by its row's constant.
#pragma once

#include <stdint.h>

#include "schema/schema.hpp"

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
    // At most one kind, and with it its version. Records and events share the name of theirs.
    bool are_consistent() const {
        const uint32_t kinds = uint32_t{has(Rule::kRecordType)} + has(Rule::kBundleType) +
                               has(Rule::kStateType) + has(Rule::kEventType);
        const bool is_schema = has(Rule::kRecordType) || has(Rule::kEventType);
        return kinds <= 1 && (!is_schema || has(Rule::kSchemaVersion)) &&
               (!has(Rule::kBundleType) || has(Rule::kBundleVersion)) &&
               (!has(Rule::kStateType) || has(Rule::kStateVersion));
    }

 private:
    static constexpr uint8_t bit(Rule rule) {
        return static_cast<uint8_t>(
            1u << (static_cast<unsigned>(rule) - static_cast<unsigned>(Rule::kRecordType)));
    }

    uint8_t seen_;
};

}  // namespace pith::record
