// SPDX-License-Identifier: MIT
#include "audit/event.hpp"

#include "check.hpp"

namespace {

using namespace pith::audit;

struct Audit {
    Findings findings;
    RecordPart record;
    Event event;
    uint8_t bytes[PITH_SLICE_SIZE];
    Audit() {
        memset(static_cast<void *>(&event), 0xEE, sizeof event);
        findings.begin();
        record.begin();
        event.begin();
        event.open(2, 10);
    }
    Value value(const char *text, uint32_t place, pith_check check = PITH_CHECK_TIME) {
        const size_t size = strlen(text);
        memcpy(bytes, text, size);
        return {
            bytes,   static_cast<uint16_t>(size), place, pith::schema::Rule::kNone, check, nullptr,
            findings};
    }
    bool has(pith_check check, pith_verdict verdict, uint32_t place) const {
        pith_finding finding;
        for (size_t i = 0; findings.get(i, finding); ++i) {
            if (finding.check == check) {
                return finding.verdict == verdict && finding.offset == place;
            }
        }
        return false;
    }
};

}  // namespace

TEST(Event, gives_its_fields) {
    Audit audit;
    audit.event.take_time(audit.value("2026-05-17T23:57:11Z", 20));
    EXPECT_TRUE(audit.has(PITH_CHECK_TIME, PITH_GENUINE, 20));
    EXPECT_NE(audit.event.time(), PITH_TIME_NONE);
    const Value subject =
        audit.value("pith:2018:EVPUGCMIOBRKMOKCDPMWYSJ4OP", 30, PITH_CHECK_EVENT_SUBJECT);
    EXPECT_FALSE(audit.event.check_subject(subject, audit.record).is_bound());
    EXPECT_TRUE(audit.has(PITH_CHECK_EVENT_SUBJECT, PITH_NOT_CHECKED, 30));
    const uint8_t digest[kDigestSize] = {};
    audit.event.check_identity(digest, audit.findings);
    EXPECT_TRUE(audit.has(PITH_CHECK_EVENT, PITH_GENUINE, 10));
}

// An event without digest or id keeps nothing of the event before.
TEST(Event, keeps_nothing_of_the_event_before) {
    Audit audit;
    const char *const zeros = "0000000000000000000000000000000000000000000000000000000000000000";
    const uint8_t digest[kDigestSize] = {};
    audit.event.take_type(audit.value("record_created", 1));
    audit.event.take_time(audit.value("2026-05-17T23:57:11Z", 2));
    audit.event.take_digest(audit.value(zeros, 3, PITH_CHECK_EVENT_DIGEST));
    audit.event.open_summary(2, 40, Event::Type::kGraphSnapshot);
    EXPECT_TRUE(audit.event.is_summary());
    audit.event.open(2, 50);
    EXPECT_FALSE(audit.event.is_summary());
    EXPECT_EQ(audit.event.type(), Event::Type::kNone);
    EXPECT_EQ(audit.event.time(), PITH_TIME_NONE);
    EXPECT_EQ(audit.event.key(), nullptr);
    EXPECT_FALSE(audit.findings.has_fault());
    audit.event.check_identity(digest, audit.findings);
    EXPECT_TRUE(audit.has(PITH_CHECK_EVENT_ID, PITH_ALTERED, 50));
}
