// SPDX-License-Identifier: MIT
// The order of applied events, PROTOCOL.md 6.17: either as listed, or record_created and then the
// snapshots.
#include "audit/state.hpp"

#include "check.hpp"

namespace {

using namespace pith::audit;

struct Audit {
    // One static instance, because a board's stack is small.
    static inline Findings findings;
    static inline State state;
    static inline Event event;
    static inline uint8_t bytes[PITH_SLICE_SIZE];

    Audit() {
        memset(static_cast<void *>(&state), 0xEE, sizeof state);
        findings.begin();
        state.begin();
        event.begin();
    }
    Value value(const char *text, uint32_t place, pith_check check = PITH_CHECK_TIME) {
        const size_t size = strlen(text);
        memcpy(bytes, text, size);
        return {
            bytes,   static_cast<uint16_t>(size), place, pith::schema::Rule::kNone, check, nullptr,
            findings};
    }
    // Adds an event whose id repeats `digit`, in the year 202<year>.
    void add(const char *type, char year, char digit) {
        char time[] = "2020-05-17T23:57:11Z";
        time[3] = year;
        event.open(2, 10);
        event.take_type(value(type, 1));
        event.take_time(value(time, 2));
        uint8_t id[kDigestSize];
        memset(id, (digit - '0') * 0x11, sizeof id);
        state.add_event(event, id, findings);
    }
    pith_verdict order(const char *applied, bool is_in_bundle) {
        state.open(1, 20, is_in_bundle);
        for (uint32_t i = 0; applied[i] != 0; ++i) {
            char id[] = "sha256:################################################################";
            memset(strchr(id, '#'), applied[i], 64);
            state.take_applied(value(id, 30 + i, PITH_CHECK_STATE_ORDER));
        }
        const uint8_t digest[kDigestSize] = {};
        state.take_digest(value("0000000000000000000000000000000000000000000000000000000000000000",
                                40, PITH_CHECK_STATE_DIGEST));
        state.close(digest, findings);
        EXPECT_FALSE(state.is_open());
        pith_finding finding;
        for (size_t i = 0; findings.get(i, finding); ++i) {
            if (finding.check != PITH_CHECK_STATE_ORDER) continue;
            EXPECT_EQ(finding.offset, 30u);
            return finding.verdict;
        }
        return PITH_PENDING;
    }
};

// Adds snapshots 1, 2, 3 of these years, and then record_created 9.
pith_verdict order(const char *years, const char *applied, bool is_in_bundle) {
    Audit audit;
    for (uint32_t i = 0; years[i] != 0; ++i) {
        audit.add("graph_snapshot", years[i], static_cast<char>('1' + i));
    }
    audit.add("record_created", '0', '9');
    return audit.order(applied, is_in_bundle);
}

}  // namespace

TEST(State, applies_events_in_two_orders) {
    EXPECT_EQ(order("123", "1239", true), PITH_GENUINE);  // as listed
    EXPECT_EQ(order("123", "9123", true), PITH_GENUINE);
    EXPECT_EQ(order("122", "9123", true), PITH_GENUINE);
    EXPECT_EQ(order("213", "9123", true), PITH_NOT_CHECKED);
    EXPECT_EQ(order("312", "9123", true), PITH_NOT_CHECKED);
    EXPECT_EQ(order("321", "9123", false), PITH_GENUINE);
    EXPECT_EQ(order("123", "9213", true), PITH_NOT_CHECKED);
    EXPECT_EQ(order("123", "1239", false), PITH_NOT_CHECKED);
    EXPECT_EQ(order("123", "912", true), PITH_ALTERED);
    EXPECT_EQ(order("123", "9124", true), PITH_ALTERED);
}

TEST(State, leaves_the_order_of_other_events_open) {
    Audit audit;
    audit.add("other", '1', '1');
    audit.add("record_created", '0', '9');
    EXPECT_EQ(audit.order("91", true), PITH_NOT_CHECKED);
    Audit none;
    none.add("graph_snapshot", '1', '1');
    EXPECT_EQ(none.order("1", true), PITH_GENUINE);
    Audit alone;
    alone.add("graph_snapshot", '1', '1');
    EXPECT_EQ(alone.order("1", false), PITH_NOT_CHECKED);
}
