// SPDX-License-Identifier: MIT
// Aliases: other names of a paper. Most can be derived from its record. In a number record they
// precede the record, so the digests of their values wait for it.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "audit/record_part.hpp"

namespace pith::audit {

// Plain data.
class Aliases {
 public:
    enum Kind : uint8_t { kArxiv, kArxivVersion, kDoi, kShort8, kShort12, kShort16, kKinds };
    static constexpr size_t kHeadSize = 16;  // of a digest: 64-bit collision resistance

    // Values that wait for the record. The owner has the memory.
    struct Waiting {
        uint32_t places[kKinds];
        uint8_t heads[kKinds][kHeadSize];
    };

    void begin() { seen_ = 0; }

    // Begins an alias. Its two members come in canonical order.
    void open() { kind_ = kKinds; }
    Earned take_kind(const Value &kind);
    Earned take_value(const Value &value, const RecordPart &record, Waiting &waiting);
    // Compares the next waiting value. The record must be known. Returns false if none waits.
    bool settle(const RecordPart &record, const Waiting &waiting, Findings &findings);

 private:
    uint8_t kind_;  // of the current alias; kKinds: unknown
    uint8_t seen_;  // kinds that wait
};

}  // namespace pith::audit
