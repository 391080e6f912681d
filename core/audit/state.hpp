// SPDX-License-Identifier: MIT
// The events of a document, and the state derived from them: counts, order, summaries.
//
// In a bundle the events precede the state, and each summary is compared with its event. A lone
// state has no events: its summaries are counted instead.
#pragma once

#include <pith/pith.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/event.hpp"
#include "audit/id_list.hpp"

namespace pith::audit {

// Plain data.
class State {
 public:
    void begin();

    // Adds an event, or a summary of a lone state. Its digest is its id.
    void add_event(const Event &event, const uint8_t id[kDigestSize], Findings &findings);
    bool has_record_created() const { return has_created_; }

    // Begins a state. `depth`: of its members.
    void open(uint8_t depth, uint32_t place, bool is_in_bundle);
    bool is_open() const { return depth_ != 0; }
    uint8_t depth() const { return depth_; }
    bool is_in_bundle() const { return is_in_bundle_; }

    void take_digest(const Value &value, Findings &findings);
    void take_applied(const Value &id, Findings &findings);
    void check_count(const Value &value, Findings &findings) const;
    void check_conflict_count(const Value &value, Findings &findings) const;
    // Compare a summary in a bundle with its event, and then the list of snapshots.
    void check_summary(const Event &summary, const uint8_t digest[kDigestSize], Findings &findings);
    void end_summaries(uint32_t place, Findings &findings) const;
    // Notes a number that Python's canonical form may write differently.
    void note_number(uint32_t place, Findings &findings);
    // Ends the state and compares its digest.
    void close(const uint8_t digest[kDigestSize], Findings &findings);

 private:
    void check_order(Findings &findings) const;

    uint8_t depth_;
    bool is_in_bundle_;
    bool has_created_;
    bool has_snapshot_;
    bool has_unknown_;   // an event of another type, or a second record_created
    bool is_ascending_;  // the times of all events but record_created
    bool has_other_number_;
    uint32_t last_time_;
    uint32_t place_;
    uint32_t applied_place_;
    IdList events_;      // as listed
    IdList applied_;     // applied_event_ids
    IdBalance balance_;  // of both
    uint8_t created_[kDigestSize];
    uint8_t snapshots_[kDigestSize];  // a chain of graph_snapshot events
    union {
        uint8_t summarised_[kDigestSize];  // a chain of their summaries, in `current`
        uint8_t digest_[kDigestSize];      // as stated, after `current`
    };
};

}  // namespace pith::audit
