// SPDX-License-Identifier: MIT
// The events of a document, and the state that is derived from them: counted, ordered, summarised.
//
// In a bundle the events stand before the state, and each summary is compared with its event. A
// state alone has no events: its summaries are counted in their place.
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

    // An event, or where a state stands alone a summary, has ended, with this digest as its id.
    void add_event(const Event &event, const uint8_t id[kDigestSize], Findings &findings);
    bool has_record_created() const { return has_created_; }

    // The state whose members stand at `depth`.
    void open(uint8_t depth, uint32_t place, bool is_in_bundle);
    bool is_open() const { return depth_ != 0; }
    uint8_t depth() const { return depth_; }
    bool is_in_bundle() const { return is_in_bundle_; }

    void take_digest(const Value &value, Findings &findings);
    void take_applied(const Value &id, Findings &findings);
    void check_count(const Value &value, Findings &findings) const;
    void check_conflict_count(const Value &value, Findings &findings) const;
    // A summary in a bundle has ended, with this digest; and then the list of snapshots.
    void check_summary(const Event &summary, const uint8_t digest[kDigestSize], Findings &findings);
    void end_summaries(uint32_t place, Findings &findings) const;
    // A number stands in the state that Python's canonical form may write otherwise.
    void note_number(uint32_t place, Findings &findings);
    // The state has ended, with this digest.
    void close(const uint8_t digest[kDigestSize], Findings &findings);

 private:
    void check_order(Findings &findings) const;

    uint8_t depth_;
    bool is_in_bundle_;
    bool has_created_;
    bool has_snapshot_;
    bool has_unknown_;   // an event that is neither, or a second record_created
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
        uint8_t digest_[kDigestSize];      // as stated, behind it
    };
};

}  // namespace pith::audit
