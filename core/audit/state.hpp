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

namespace pith::audit {

// Lists of event ids of any length, in constant memory: they show if two lists are equal, or equal
// except for the order.
//
// link = SHA-256(link | id).
inline void chain_id(uint8_t link[kDigestSize], const uint8_t id[kDigestSize]) {
    hash::Sha256 hash;
    hash.begin();
    hash.update(link, kDigestSize);
    hash.update(id, kDigestSize);
    hash.finish(link);
}

// Plain data; all zero is an empty list.
struct IdList {
    uint32_t count;
    uint8_t first[kDigestSize];
    uint8_t rest[kDigestSize];  // a chain of all but the first, from zero

    void add(const uint8_t id[kDigestSize]) {
        if (count++ == 0) {
            memcpy(first, id, sizeof first);
        } else {
            chain_id(rest, id);
        }
    }
    bool is(const uint8_t its_first[kDigestSize], const uint8_t its_rest[kDigestSize]) const {
        return memcmp(first, its_first, sizeof first) == 0 &&
               memcmp(rest, its_rest, sizeof rest) == 0;
    }
};

// The difference of two lists: zero if they have the same ids in any order.
struct IdBalance {
    uint32_t sum[8];

    // Adds the hash of an id, which it writes to `hash`. That may be where the id is. An attacker
    // who chooses ids must not choose their sum.
    void add(const uint8_t id[kDigestSize], uint8_t hash[kDigestSize], bool is_second) {
        hash::sha256(id, kDigestSize, hash);
        for (size_t i = 0; i < kDigestSize; ++i) {
            const uint32_t part = static_cast<uint32_t>(hash[i]) << (i % 4 * 8);
            sum[i / 4] += is_second ? 0 - part : part;
        }
    }
    bool is_zero() const {
        uint32_t any = 0;
        for (uint32_t word : sum) any |= word;
        return any == 0;
    }
};

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

    Earned take_digest(const Value &value);
    Earned take_applied(const Value &id);
    Earned check_count(const Value &value) const;
    static Earned check_conflict_count(const Value &value) {
        return value.equals("0") ? Earned::nothing() : value.leave_open();
    }
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
